//! What can be done on the page, as far as names and keys go: which action a key means, and which
//! actions somebody means who types a few letters. The actions themselves are the page's own.

use crate::domain::{folded, is_letter};
use std::ops::ControlFlow;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed<'a> {
    /// What the browser calls it: `u`, `?`, `Enter`.
    pub key: &'a str,
    /// Which key of the keyboard it is, whatever is printed on it: `KeyU`, `Slash`.
    pub code: &'a str,
    /// Whether the key was held that shortcuts are held with: Ctrl, or Cmd on a Mac.
    pub command: bool,
    /// Whether another such key was held: Alt, or Ctrl on a Mac, where it is for editing text.
    pub other: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether it was pressed in something that one types into.
    pub typing: bool,
    /// Whether Ctrl+Z is for words that were typed, here or elsewhere on the page.
    pub undoes: bool,
}

impl Pressed<'_> {
    /// Whether it is one of `keys`: some, with a space between them, such as `/ i` or `Ctrl+K`. A
    /// letter acts outside of text fields only, and only while `single_key_shortcuts` is so.
    pub fn is(self, keys: &str, single_key_shortcuts: bool) -> bool {
        let pressed = latin(self.key, self.code);
        keys.split_ascii_whitespace().any(|key| match key.strip_prefix("Ctrl+") {
            Some(letter) => {
                let is_free = !(self.undoes && letter == "Z");
                self.command && !self.other && !self.shift && is_free && pressed.eq_ignore_ascii_case(letter)
            }
            // A key of its own is pressed for what it is for, wherever one is.
            None if is_function_key(key) => {
                !self.command && !self.other && !self.shift && self.key.eq_ignore_ascii_case(key)
            }
            None => {
                single_key_shortcuts
                    && !self.command
                    && !self.other
                    && !self.typing
                    && pressed.eq_ignore_ascii_case(key)
            }
        })
    }
}

/// Whether it is a key such as F2, which types nothing.
pub fn is_function_key(key: &str) -> bool {
    key.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok())
}

/// The key as a keyboard with Latin letters has it. Where a layout writes another script, no letter of it is the name of
/// a key here: then it is the place of the key that counts. Keyboards with Latin letters of their own order keep them.
pub fn latin<'a>(key: &'a str, code: &'a str) -> &'a str {
    let is_foreign = key.chars().next().is_some_and(|first| !first.is_ascii() && !is_latin(first));
    let place = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
    match place {
        _ if !is_foreign => key,
        Some(place) => place,
        None if key == "؟" => "?",
        None => key,
    }
}

/// Whether a letter is one of the Latin script, such as the dotless ı of a Turkish keyboard.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// What something can be found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Findable<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it does, and other words that people have for it.
    pub words: &'a str,
}

/// The places of what `typed` may mean, best first; all of them, as they stand, for nothing. A name counts for more than
/// the words about it; accents and capitals count for nothing.
pub fn rank(typed: &str, all: &[Findable]) -> Vec<usize> {
    let typed = folded(typed);
    let wanted: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, one) in all.iter().enumerate() {
        let by_name = distance(&wanted, &folded(one.name));
        if let Some(distance) = by_name.or_else(|| by_words(&wanted, one)) {
            let at = found.partition_point(|other| *other < (distance, place));
            found.insert(at, (distance, place));
        }
    }
    found.into_iter().map(|(_, place)| place).collect()
}

/// How far a name is from what was typed; `None` when it cannot be meant. Both are folded.
fn distance(typed: &[&str], name: &str) -> Option<usize> {
    let Some(first) = typed.first() else { return Some(0) };
    let all_begin = typed.iter().all(|word| begins_of(name).any(|begin| begin.starts_with(word)));
    if all_begin {
        // The name itself comes before a longer one that begins so, and words in its order before the same in another one.
        let is_all = name.split_whitespace().eq(typed.iter().copied());
        return Some(if is_all {
            0
        } else if name.starts_with(first) {
            1
        } else {
            2
        });
    }
    if typed.iter().all(|word| name.contains(word)) {
        return Some(3);
    }
    spread(typed, name).map(|spread| 4 + spread)
}

/// Behind what letters in a row can mean: each word begins one of the name, or of the words about it. Before those that only
/// begin so stand those that have each word whole.
fn by_words(typed: &[&str], one: &Findable) -> Option<usize> {
    const BEHIND_NAMES: usize = 1_000;
    let all = folded(&[one.name, " ", one.words].concat());
    let is_whole = |begin: &str, word: &str| {
        begin.strip_prefix(word).is_some_and(|rest| !rest.chars().next().is_some_and(is_letter))
    };
    let begins = |word: &&str| begins_of(&all).any(|begin| begin.starts_with(word));
    let is_in = |word: &&str| begins_of(&all).any(|begin| is_whole(begin, word));
    let distance = if typed.iter().all(is_in) { BEHIND_NAMES } else { BEHIND_NAMES + 1 };
    typed.iter().all(begins).then_some(distance)
}

/// What is left of the name from the beginning of each of its words on.
fn begins_of(name: &str) -> impl Iterator<Item = &str> {
    let is_begin = |(at, _): &(usize, char)| {
        let before = name.get(..*at).unwrap_or_default();
        before.chars().next_back().is_none_or(|letter| !is_letter(letter))
    };
    name.char_indices().filter(is_begin).filter_map(|(at, _)| name.get(at..))
}

/// How many letters lie between those that were typed, where all of them stand there in a row.
fn spread(typed: &[&str], name: &str) -> Option<usize> {
    let wanted: Vec<char> = typed.iter().flat_map(|word| word.chars()).collect();
    let letters: Vec<char> = name.chars().collect();
    let from = |start: usize| {
        let mut at = start;
        let all = wanted.iter().try_for_each(|letter| {
            match letters.iter().skip(at).position(|other| other == letter) {
                Some(skipped) => {
                    at += skipped + 1;
                    ControlFlow::Continue(())
                }
                None => ControlFlow::Break(()),
            }
        });
        all.is_continue().then(|| at - start - wanted.len())
    };
    let first = wanted.first()?;
    // Only from the beginning of a word on: else nearly everything has nearly every letter.
    let is_start = |(at, letter): &(usize, &char)| {
        let begins = at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|l| !is_letter(*l));
        begins && *letter == first
    };
    letters.iter().enumerate().filter(is_start).filter_map(|(start, _)| from(start)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 8] = [
        "Write to the log",
        "Write update",
        "Push back",
        "Severity: critical",
        "Phase: identified",
        "Export as Markdown",
        "Copy update",
        "Open: Überlast in Köln",
    ];

    fn found(typed: &str) -> Vec<&'static str> {
        let all = NAMES.map(|name| Findable { name, words: "" });
        rank(typed, &all).into_iter().map(|place| NAMES[place]).collect()
    }

    #[test]
    fn words_about_it_find_it_behind_what_is_called_so() {
        let all = [
            Findable { name: "Copy update", words: "For mail, chat, GitHub or a status page slack teams" },
            Findable { name: "Call the incident something else", words: "rename title" },
            Findable { name: "Slack status", words: "" },
        ];
        assert_eq!(rank("slack", &all), [2, 0]);
        assert_eq!(rank("rename", &all), [1]);
        assert_eq!(rank("copy slack", &all), [0], "one word of the name, one about it");
        assert_eq!(rank("lack", &all), [2], "the middle of a word counts in a name alone");
    }

    #[test]
    fn a_whole_word_about_it_comes_before_one_that_begins_so() {
        let all = [
            Findable { name: "Links", words: "Dashboards, runbooks, the call" },
            Findable { name: "Your system", words: "Links, people to call, the runbook" },
        ];
        assert_eq!(rank("runbook", &all), [1, 0]);
        assert_eq!(rank("runb", &all), [0, 1]);
    }

    #[test]
    fn a_name_that_is_typed_whole_comes_before_a_longer_one() {
        let all = [
            Findable { name: "Export as JSON with pictures", words: "" },
            Findable { name: "Export as JSON", words: "" },
        ];
        assert_eq!(rank("export as json", &all), [1, 0]);
        assert_eq!(rank("json", &all), [0, 1]);
    }

    #[test]
    fn nothing_typed_lists_everything_as_it_stands() {
        assert_eq!(found(""), NAMES);
        assert_eq!(found("  "), NAMES);
    }

    #[test]
    fn what_begins_so_comes_first_then_its_words_then_its_middle_then_its_letters() {
        assert_eq!(found("write"), ["Write to the log", "Write update"]);
        assert_eq!(found("up"), ["Write update", "Copy update"]);
        assert_eq!(found("crit")[0], "Severity: critical");
        assert_eq!(found("down"), ["Export as Markdown"]);
        assert_eq!(found("wu")[0], "Write update");
        assert_eq!(found("pb"), ["Push back"]);
        assert_eq!(found("SEV CRI"), ["Severity: critical"]);
        assert_eq!(found("critical severity"), ["Severity: critical"]);
    }

    #[test]
    fn what_cannot_be_meant_is_left_out() {
        assert_eq!(found("zzz"), [""; 0]);
        assert_eq!(found("logwrite"), [""; 0]);
    }

    #[test]
    fn letters_of_any_alphabet_are_no_danger() {
        assert_eq!(found("köln"), ["Open: Überlast in Köln"]);
        assert_eq!(found("Ü"), found("u"), "an accent is none");
        assert_eq!(found("überlast"), ["Open: Überlast in Köln"]);
        assert_eq!(found("UBERLAST KOLN"), ["Open: Überlast in Köln"]);
        assert_eq!(found("😀"), [""; 0]);
    }

    const BARE: Pressed<'_> = Pressed {
        key: "u",
        code: "KeyU",
        command: false,
        other: false,
        shift: false,
        typing: false,
        undoes: false,
    };

    #[test]
    fn a_letter_acts_outside_of_fields_and_can_be_turned_off() {
        assert!(BARE.is("u", true));
        assert!(Pressed { key: "U", ..BARE }.is("u", true), "Caps Lock");
        assert!(!BARE.is("u", false));
        assert!(!Pressed { typing: true, ..BARE }.is("u", true));
        assert!(!Pressed { command: true, ..BARE }.is("u", true));
        assert!(!Pressed { other: true, ..BARE }.is("u", true), "Alt+U, or Ctrl+U on a Mac");
        assert!(Pressed { key: "i", ..BARE }.is("/ i", true) && Pressed { key: "/", ..BARE }.is("/ i", true));
        assert!(!BARE.is("", true));
        assert!(Pressed { key: "?", shift: true, ..BARE }.is("?", true));
    }

    #[test]
    fn where_the_layout_has_no_latin_letters_the_place_of_the_key_counts() {
        let chord = Pressed { command: true, ..BARE };
        for (layout, u, k, z) in [
            ("Russian", "г", "л", "я"),
            ("Greek", "θ", "κ", "ζ"),
            ("Hebrew", "ו", "ל", "ז"),
            ("Arabic", "ع", "ن", "ئ"),
            ("Thai", "ี", "า", "ผ"),
        ] {
            assert!(Pressed { key: u, ..BARE }.is("u", true), "{layout}");
            assert!(Pressed { key: k, code: "KeyK", ..chord }.is("Ctrl+K", true), "{layout}");
            assert!(Pressed { key: z, code: "KeyZ", ..chord }.is("Ctrl+Z", true), "{layout}");
            assert!(!Pressed { key: u, ..BARE }.is("g", true), "{layout}");
        }
        // One key writes two letters; a digit and a question mark have signs of their own.
        assert!(Pressed { key: "لا", code: "KeyB", ..BARE }.is("b", true));
        assert!(Pressed { key: "۲", code: "Digit2", ..BARE }.is("2", true));
        assert!(Pressed { key: "؟", code: "Slash", shift: true, ..BARE }.is("?", true));
    }

    #[test]
    fn latin_letters_are_where_their_own_layout_has_them() {
        assert!(Pressed { key: "u", code: "KeyF", ..BARE }.is("u", true), "Dvorak");
        assert!(!Pressed { key: "g", code: "KeyU", ..BARE }.is("u", true), "Dvorak");
        assert!(!Pressed { key: ";", code: "KeyZ", command: true, ..BARE }.is("Ctrl+Z", true), "Dvorak");
        assert!(!Pressed { key: "é", code: "Digit2", ..BARE }.is("2", true), "French");
        assert!(!Pressed { key: "à", code: "KeyZ", command: true, ..BARE }.is("Ctrl+Z", true), "Bépo");
        assert!(!Pressed { key: "ı", code: "KeyI", ..BARE }.is("i", true), "Turkish has an i of its own");
        assert!(Pressed { key: "/", code: "Backslash", shift: true, ..BARE }.is("/ i", true), "Russian");
    }

    #[test]
    fn a_chord_acts_everywhere_but_undo_is_for_what_was_typed_while_there_is_some() {
        let chord = Pressed { key: "k", command: true, typing: true, undoes: true, ..BARE };
        assert!(chord.is("Ctrl+K", false));
        assert!(!Pressed { shift: true, ..chord }.is("Ctrl+K", true));
        let of_the_field = Pressed { command: false, other: true, ..chord };
        assert!(!of_the_field.is("Ctrl+K", true), "Ctrl+K on a Mac deletes to the end of the line");
        let undo = Pressed { key: "z", ..chord };
        assert!(!undo.is("Ctrl+Z", true));
        assert!(Pressed { undoes: false, ..undo }.is("Ctrl+Z", true));
        assert!(!Pressed { command: false, ..chord }.is("Ctrl+K", true));
    }
}
