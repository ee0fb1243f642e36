//! Whether a text came into a box at once, as by pasting: phones paste from their keyboard's list, and some of them tell the
//! page no more than that the text is another one now.

/// What an `input` event says it was where a text came in at once.
const AT_ONCE: [&str; 4] =
    ["insertFromPaste", "insertFromPasteAsQuotation", "insertFromDrop", "insertFromYank"];

/// Whether what stands in a box now, and stood there `before`, came in at once: the `input` event says so (`input_type`,
/// empty where it says nothing), or several lines are new. A key gives one sign, a dictated sentence one line.
pub fn came_at_once(input_type: &str, before: &str, now: &str) -> bool {
    AT_ONCE.contains(&input_type) || now.len() > before.len() + 2 && has_lines(new_part(before, now))
}

/// What of a text is not in the one before it, as one piece.
fn new_part<'t>(before: &str, now: &'t str) -> &'t str {
    let (old, new) = (before.as_bytes(), now.as_bytes());
    let same = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - same;
    let ends =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    // Between two letters, whatever bytes of them are the same.
    let mut from = same;
    while !now.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = new.len() - ends;
    while !now.is_char_boundary(to) {
        to += 1;
    }
    now.get(from..to).unwrap_or_default()
}

fn has_lines(text: &str) -> bool {
    text.lines().filter(|line| !line.trim().is_empty()).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasting_is_known_by_the_event_or_by_several_lines_at_once() {
        for (input_type, before, now) in [
            ("insertFromPaste", "", "one"),
            ("insertFromDrop", "a", "ab"),
            ("", "", "02:57 one\n02:58 two"),
            ("insertText", "+ ", "+ 02:57 one\r\n02:58 two"),
            ("insertText", "a c", "a x\ny c"),
            ("insertCompositionText", "äö", "äx\nyö"),
        ] {
            assert!(came_at_once(input_type, before, now), "{input_type} {before:?} {now:?}");
        }
    }

    #[test]
    fn typing_breaking_a_line_dictating_and_deleting_are_none() {
        for (input_type, before, now) in [
            ("insertText", "on", "one"),
            ("insertLineBreak", "one", "one\n"),
            ("insertLineBreak", "one two", "one \ntwo"),
            ("insertText", "", "checkout fails for customers in Europe since three"),
            ("insertText", "one\ntwo", "one\ntwo three"),
            ("deleteContentBackward", "one\ntwo\nthree", "one\ntwo\nthre"),
            ("insertReplacementText", "one\ntoo", "one\ntwo"),
            ("insertText", "é", "è é"),
        ] {
            assert!(!came_at_once(input_type, before, now), "{input_type} {before:?} {now:?}");
        }
    }
}
