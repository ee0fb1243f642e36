//! Looking at a line byte by byte, without a way to fall off its end.

/// A line that is looked at. Places are bytes.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'t> {
    pub(super) text: &'t str,
    bytes: &'t [u8],
}

impl<'t> Bytes<'t> {
    pub(super) fn of(text: &'t str) -> Bytes<'t> {
        Bytes { text, bytes: text.as_bytes() }
    }

    /// The byte there; 0 behind the end.
    #[inline]
    pub(super) fn at(self, place: usize) -> u8 {
        self.bytes.get(place).copied().unwrap_or(0)
    }

    /// The byte in front of that place; 0 at the start.
    #[inline]
    pub(super) fn before(self, place: usize) -> u8 {
        place.checked_sub(1).map_or(0, |place| self.at(place))
    }

    pub(super) fn len(self) -> usize {
        self.bytes.len()
    }

    /// How many digits stand there; looks no further than 24.
    #[inline]
    pub(super) fn run(self, place: usize) -> usize {
        let rest = self.bytes.get(place..).unwrap_or_default();
        rest.iter().take(24).take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// The number of exactly so many digits; what follows may be another digit.
    #[inline]
    pub(super) fn number(self, place: usize, digits: usize) -> Option<u32> {
        let run = self.bytes.get(place..place + digits)?;
        run.iter()
            .try_fold(0_u32, |all, byte| byte.is_ascii_digit().then(|| all * 10 + u32::from(byte - b'0')))
    }

    /// The number of one digit or two, and where it ends. Three digits are none.
    pub(super) fn one_or_two(self, place: usize) -> Option<(u32, usize)> {
        let digits = self.run(place);
        let fits = digits == 1 || digits == 2;
        let value = if fits { self.number(place, digits) } else { None };
        value.map(|value| (value, place + digits))
    }

    /// The same, padded with a blank or not.
    pub(super) fn padded(self, place: usize) -> Option<(u32, usize)> {
        self.one_or_two(place + usize::from(self.at(place) == b' '))
    }

    pub(super) fn starts(self, place: usize, with: &str) -> bool {
        self.bytes.get(place..).is_some_and(|rest| rest.starts_with(with.as_bytes()))
    }

    /// The place behind blanks, at most so many; the narrow ones that ICU writes count.
    pub(super) fn blanks(self, place: usize, most: usize) -> usize {
        let mut at = place;
        for _ in 0..most {
            at += match self.at(at) {
                b' ' => 1,
                0xC2 if self.at(at + 1) == 0xA0 => 2,
                0xE2 if self.starts(at, "\u{202F}") => 3,
                _ => break,
            };
        }
        at
    }

    /// Where the word ends that begins there: letters of any script, and what stands for one that was lost.
    pub(super) fn word_end(self, place: usize) -> usize {
        let mut at = place;
        while at < place + 24 {
            let byte = self.at(at);
            let is_lost = byte == b'?' && at > place && self.at(at + 1).is_ascii_lowercase();
            if !(byte.is_ascii_alphabetic() || byte >= 0x80 || is_lost) {
                break;
            }
            at += 1;
        }
        // A word that is longer, or that ends inside of a character, is none that is looked for.
        if self.text.is_char_boundary(at) { at } else { place }
    }

    /// What stands between two places; nothing where they cut a character.
    pub(super) fn slice(self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to.min(self.len())).unwrap_or_default()
    }
}

/// Whether no number and no word goes on with this byte.
#[inline]
pub(super) fn is_edge(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && byte < 0x80
}
