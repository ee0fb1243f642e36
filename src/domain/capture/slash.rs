//! The commands that start with a slash, in a table that the box completes from.

use crate::domain::values::{Phase, SeverityNames, folded};

/// A command as it is offered.
#[derive(Debug, Clone, Copy)]
pub struct Offered {
    /// What is typed for it.
    pub word: &'static str,
    /// What stands behind it; empty for nothing.
    pub wants: &'static str,
    /// What it does, in a line.
    pub does: &'static str,
    /// Other words that people have for it.
    words: &'static str,
    /// What can stand behind it, where these are all.
    choices: fn(&SeverityNames) -> Vec<String>,
}

const fn offered(
    word: &'static str,
    wants: &'static str,
    does: &'static str,
    words: &'static str,
) -> Offered {
    Offered { word, wants, does, words, choices: |_| Vec::new() }
}

/// All of them; a test holds the parser to it.
pub const COMMANDS: [Offered; 10] = [
    Offered {
        choices: |names| names.all().iter().map(|severity| names.in_text(*severity)).collect(),
        ..offered("/severity", "critical", "How bad it is", "critical major minor priority")
    },
    Offered {
        choices: |_| Phase::ALL.map(|phase| phase.name().to_ascii_lowercase()).to_vec(),
        ..offered(
            "/phase",
            "identified",
            "How far along it is",
            "status state resolved monitoring identified investigating",
        )
    },
    offered("/in", "30m", "Promise the next update, in that time", "deadline due"),
    offered("/at", "03:30 UTC", "Promise the next update, at that time", "deadline due by"),
    offered("/late", "02:40 text", "Log something at the time when it happened", "earlier past ago"),
    offered("/title", "words", "Call the incident something else", "rename name headline"),
    offered(
        "/question",
        "words of it",
        "Take up a question that was asked",
        "focus follow park switch thread",
    ),
    offered("/move", "words of a question", "Put the theory in focus under another question", "file theory"),
    offered(
        "/expect",
        "errors below 1 % by 03:20",
        "What the last change should do, and by when: it is asked then",
        "effect change rollback deploy verify",
    ),
    offered("/undo", "", "Take back the last thing said in this tab", "revert"),
];

/// A way to go on with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The whole of what is in the box then.
    pub text: String,
    /// What comes behind it, as an example.
    pub wants: &'static str,
    /// What it does, in a line.
    pub does: &'static str,
}

/// Whether a command's name stands there, and nothing else.
pub fn is_whole(word: &str) -> bool {
    COMMANDS.iter().any(|command| command.word.eq_ignore_ascii_case(word))
}

/// The ways to go on; none where the text is no beginning of a command, or is one already. `severities`
/// are those of the incident.
pub fn completions(typed: &str, severities: &SeverityNames) -> Vec<Completion> {
    if !typed.starts_with('/') || typed.contains('\n') {
        return Vec::new();
    }
    let (word, rest) = match typed.split_once(' ') {
        Some((word, rest)) => (word, Some(rest)),
        // The space is no more than what one is about to type.
        None if is_whole(typed) => (typed, Some("")),
        None => (typed, None),
    };
    let mut found = Vec::new();
    // A command is found by its name, and only where none is called so by the words about it.
    let is_name = COMMANDS.iter().any(|command| begins(command.word, word));
    for command in COMMANDS {
        match rest {
            None if if is_name { begins(command.word, word) } else { command.is_about(&word[1..]) } => {
                let gap = if command.wants.is_empty() { "" } else { " " };
                let text = [command.word, gap].concat();
                found.push(Completion { text, wants: command.wants, does: command.does });
            }
            Some(rest) if command.word.eq_ignore_ascii_case(word) => {
                for choice in (command.choices)(severities).into_iter().filter(|choice| begins(choice, rest))
                {
                    let text = [command.word, " ", &choice].concat();
                    found.push(Completion { text, wants: "", does: command.does });
                }
            }
            _ => {}
        }
    }
    // What is there already is no completion: Enter is for doing it.
    found.retain(|completion| !completion.text.trim_end().eq_ignore_ascii_case(typed.trim_end()));
    found
}

impl Offered {
    /// Whether a word about it begins so.
    fn is_about(&self, typed: &str) -> bool {
        let typed = folded(typed);
        let mut words = self.does.split(' ').chain(self.words.split(' '));
        words.any(|word| folded(word).starts_with(&typed))
    }
}

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(with))
}

#[cfg(test)]
mod tests {
    use super::super::tests::parse;
    use super::super::{Capture, Kind};
    use super::*;

    fn texts(typed: &str) -> Vec<String> {
        completions(typed, &SeverityNames::default()).into_iter().map(|completion| completion.text).collect()
    }

    #[test]
    fn a_command_is_found_by_words_about_it_where_none_is_called_so() {
        assert_eq!(texts("/rename"), ["/title "]);
        assert_eq!(texts("/resolved"), ["/phase "]);
        assert_eq!(texts("/dead"), ["/in ", "/at "]);
        assert_eq!(texts("/i"), ["/in "], "a name comes before words about others");
        assert_eq!(texts("/zzz"), [""; 0]);
    }

    #[test]
    fn every_command_that_is_offered_is_one() {
        for command in COMMANDS {
            let typed = format!("{} {}", command.word, command.wants);
            assert!(
                matches!(parse(&typed, Kind::Note), Ok(Capture::Command(_) | Capture::Late { .. })),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_slash_lists_all_and_letters_narrow_them_down() {
        assert_eq!(texts("/").len(), COMMANDS.len());
        assert_eq!(texts("/se"), ["/severity "]);
        assert_eq!(texts("/SE"), ["/severity "]);
        assert_eq!(
            texts("/phase "),
            ["/phase investigating", "/phase identified", "/phase monitoring", "/phase resolved"]
        );
        assert_eq!(texts("/severity c"), ["/severity critical"]);
    }

    #[test]
    fn what_is_complete_and_what_is_no_command_is_left_alone() {
        for typed in [
            "",
            "note",
            "/undo",
            "/title",
            "/late",
            "/severity critical",
            "/var",
            "/var/log",
            "/in 30m",
            "/in ",
            "/late 02:40 x",
            "/se\n",
            " /se",
        ] {
            assert_eq!(texts(typed), [""; 0], "{typed:?}");
        }
        assert_eq!(texts("/severity"), ["/severity minor", "/severity major", "/severity critical"]);
    }
}
