//! A copy of an incident in which some words are masked.

use crate::domain::{Event, Fact, Incident, Paste, is_letter};

/// What kind of words are masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MaskKind {
    /// What opens a door.
    Secret,
    /// A mailbox, a machine, an address of the network.
    Address,
    /// A person, or a team.
    Name,
}

impl MaskKind {
    /// All of them, the most dangerous first.
    pub const ALL: [MaskKind; 3] = [MaskKind::Secret, MaskKind::Address, MaskKind::Name];

    /// What several of them are called.
    pub fn plural(self) -> &'static str {
        ["Secrets", "Addresses", "Names"][self as usize]
    }

    fn word(self) -> &'static str {
        ["secret", "address", "name"][self as usize]
    }
}

/// Words that are masked. The same words are masked alike everywhere, so that one still sees who is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    /// The words.
    pub words: String,
    /// What they are.
    pub kind: MaskKind,
}

/// A copy with masked words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaskedCopy {
    /// The copy.
    pub incident: Incident,
    /// In how many places something was masked.
    pub places: usize,
}

/// A copy in which these words are masked wherever they stand: `[name 2]`. Names are found in any letters and as whole
/// words only, all else as it stands.
pub fn masked_copy(incident: &Incident, masks: &[Mask]) -> MaskedCopy {
    let masks = Masks::new(masks);
    let mut places = 0;
    let mut masked = |event: &Event| {
        let mut event = event.clone();
        if let Fact::PasteLogged(paste) = &mut event.fact {
            masks.move_parts(paste);
        }
        event.fact.each_words(&mut |words| places += masks.apply(words));
        event
    };
    let events: Vec<Event> = incident.log().iter().map(&mut masked).collect();
    MaskedCopy { incident: Incident::replay(incident.id(), events), places }
}

/// The masks, the longest words first, each with what stands for it.
struct Masks(Vec<(Mask, String)>);

impl Masks {
    fn new(masks: &[Mask]) -> Masks {
        let mut counts = [0_usize; MaskKind::ALL.len()];
        let mut all: Vec<(Mask, String)> = Vec::new();
        for mask in masks.iter().filter(|mask| !mask.words.trim().is_empty()) {
            let count = &mut counts[mask.kind as usize];
            *count += 1;
            let place = all.partition_point(|(longer, _)| longer.words.len() >= mask.words.len());
            all.insert(place, (mask.clone(), format!("[{} {count}]", mask.kind.word())));
        }
        Masks(all)
    }

    /// Where something is masked, in order and apart from each other: the first byte, the byte behind the last, and what
    /// stands there then.
    fn places(&self, text: &str) -> Vec<(usize, usize, &str)> {
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for (mask, put) in &self.0 {
            for (from, to) in occurrences(text, mask) {
                let place = found.partition_point(|(_, end, _)| *end <= from);
                if found.get(place).is_none_or(|(start, _, _)| to <= *start) {
                    found.insert(place, (from, to, put));
                }
            }
        }
        found
    }

    /// Masks a text; in how many places.
    fn apply(&self, text: &mut String) -> usize {
        let places = self.places(text);
        if !places.is_empty() {
            *text = replaced(text, &places);
        }
        places.len()
    }

    /// The parts of a pasted text are known by their bytes: where they are once it is masked.
    fn move_parts(&self, paste: &mut Paste) {
        let places = self.places(&paste.text);
        for part in &mut paste.parts {
            part.start = moved(part.start, &places);
            part.end = moved(part.end, &places);
        }
    }
}

fn replaced(text: &str, places: &[(usize, usize, &str)]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (start, end, put) in places {
        out.push_str(&text[from..*start]);
        out.push_str(put);
        from = *end;
    }
    out.push_str(&text[from..]);
    out
}

/// Where a byte of a text is once that is masked; one inside of what is masked is behind it.
fn moved(byte: usize, places: &[(usize, usize, &str)]) -> usize {
    let mut at = byte;
    for (start, end, put) in places.iter().rev() {
        if *end <= byte {
            at = at + put.len() - (end - start);
        } else if *start < byte {
            at = at - (byte - start) + put.len();
        }
    }
    at
}

fn occurrences(text: &str, mask: &Mask) -> Vec<(usize, usize)> {
    let words = mask.words.trim();
    if mask.kind != MaskKind::Name {
        return text.match_indices(words).map(|(at, found)| (at, at + found.len())).collect();
    }
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (from, _) in text.char_indices() {
        let to = from + words.len();
        let is_here = text.get(from..to).is_some_and(|part| part.eq_ignore_ascii_case(words));
        let is_apart = all.last().is_none_or(|(_, last)| *last <= from);
        if is_here && is_apart && !is_letter_before(text, from) && !is_letter_at(text, to) {
            all.push((from, to));
        }
    }
    all
}

fn is_letter_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(is_letter)
}

fn is_letter_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_letter)
}
