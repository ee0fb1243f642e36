//! A text cut where something is said about spans of it.

/// A span of a text, counted in UTF-16 units as the browser counts, with a word for what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSpan<T> {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; not before it begins.
    pub end: usize,
    /// The words that stood there. Where others stand by now, nothing is said of them.
    pub words: String,
    /// What is said.
    pub said: T,
}

/// The text in pieces, in order, each with what is said of it; together they are the text. Of spans
/// that overlap the first one counts; one that does not fit the text any more is left out.
pub fn marked<T: Clone>(text: &str, spans: &[TextSpan<T>]) -> Vec<(String, Option<T>)> {
    let mut fitting: Vec<(usize, usize, &T)> = Vec::new();
    for span in spans {
        let (Some(start), Some(end)) = (byte_at(text, span.start), byte_at(text, span.end)) else {
            continue;
        };
        let is_same = start < end && text[start..end] == span.words;
        let is_free = fitting.iter().all(|(from, to, _)| end <= *from || *to <= start);
        if is_same && is_free {
            fitting.push((start, end, &span.said));
        }
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some((start, end, said)) =
        fitting.iter().filter(|(start, ..)| *start >= at).min_by_key(|(s, ..)| *s)
    {
        if *start > at {
            pieces.push((text[at..*start].to_owned(), None));
        }
        pieces.push((text[*start..*end].to_owned(), Some((*said).clone())));
        at = *end;
    }
    if at < text.len() {
        pieces.push((text[at..].to_owned(), None));
    }
    pieces
}

/// The byte at which that many UTF-16 units end; `None` beyond the text or inside of a character.
fn byte_at(text: &str, units: usize) -> Option<usize> {
    let mut before = 0;
    for (at, c) in text.char_indices() {
        if before >= units {
            return (before == units).then_some(at);
        }
        before += c.len_utf16();
    }
    (before == units).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(start: usize, end: usize, words: &str) -> TextSpan<u8> {
        TextSpan { start, end, words: words.into(), said: 1 }
    }

    fn said(text: &str, spans: &[TextSpan<u8>]) -> Vec<String> {
        marked(text, spans).into_iter().filter(|(_, said)| said.is_some()).map(|(words, _)| words).collect()
    }

    #[test]
    fn words_are_found_where_the_browser_counts_them() {
        assert_eq!(said("🔥 Redis is down", &[span(3, 8, "Redis")]), ["Redis"]);
        assert_eq!(said("Zürich: Redis", &[span(8, 13, "Redis"), span(0, 6, "Zürich")]), ["Zürich", "Redis"]);
    }

    #[test]
    fn of_words_that_changed_nothing_is_said() {
        assert!(said("Now Redis is down", &[span(0, 5, "Redis")]).is_empty());
        assert!(said("Red", &[span(0, 5, "Redis")]).is_empty());
        assert!(said("🔥", &[span(1, 2, "?")]).is_empty(), "half a character");
        assert!(said("x", &[span(1, 1, "")]).is_empty(), "nothing stands there");
    }

    #[test]
    fn of_overlapping_words_the_first_is_marked() {
        assert_eq!(said("Redis node", &[span(0, 10, "Redis node"), span(0, 5, "Redis")]), ["Redis node"]);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in ".{0,40}", places in proptest::collection::vec((0_usize..50, 0_usize..50), 0..6)) {
            let units: Vec<u16> = text.encode_utf16().collect();
            let words = |start: usize, end: usize| units.get(start..end).map(String::from_utf16_lossy).unwrap_or_default();
            let spans: Vec<_> = places.into_iter().map(|(start, end)| span(start, end, &words(start, end))).collect();
            let pieces = marked(&text, &spans);
            prop_assert_eq!(pieces.iter().map(|(words, _)| words.as_str()).collect::<String>(), text);
            prop_assert!(pieces.iter().all(|(words, _)| !words.is_empty()));
        }
    }
}
