//! The answers, and their form in the file of settings.
//!
//! ```text
//! "system": {
//!   "looked_at": "2026-05-12",
//!   "how_often": "Ten times a day",
//!   "request_path": ["CDN", "nginx", "shop"]
//! }
//! ```
//!
//! An answer of one line is a text, a longer one a list of its lines, so that a file is legible; both are read for either.
//! Fields that are not known are kept by whoever keeps the group, and come back with it.

use super::{Day, Question};
use crate::settings::fields_of;
use std::fmt;

const LOOKED_AT: &str = "looked_at";

/// What of a group was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    /// It is no group of fields at all.
    NotAGroup,
    /// An answer that is no text.
    NotText(Question),
    /// When it was looked at is no day.
    NotADay(String),
}

impl fmt::Display for AnswerError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnswerError::NotAGroup => out.write_str("“system” should be a group of fields"),
            AnswerError::NotText(question) => {
                write!(out, "“{}” should be a text or a list of lines", question.field())
            }
            AnswerError::NotADay(is) => {
                write!(out, "“{LOOKED_AT}” should be a day such as 2026-05-12, and is {is}")
            }
        }
    }
}

impl std::error::Error for AnswerError {}

/// What is answered, and when somebody last looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    texts: [String; Question::ALL.len()],
    /// The day on which somebody wrote in it or said that it is still so.
    pub looked_at: Option<Day>,
}

/// Whether a text answers something.
fn answers(text: &str) -> bool {
    !text.trim().is_empty()
}

impl Answers {
    /// Reads a group of the file, and what was left out of it. Nothing for an empty text.
    pub fn read(group: &str) -> (Answers, Vec<AnswerError>) {
        let (mut read, mut errors) = (Answers::default(), Vec::new());
        if group.is_empty() {
            return (read, errors);
        }
        let Some(fields) = fields_of(group) else { return (read, vec![AnswerError::NotAGroup]) };
        for (name, value) in fields {
            let value = value.get();
            if name == LOOKED_AT {
                let text: Option<String> = serde_json::from_str(value).ok();
                match text.as_deref().and_then(Day::parse) {
                    Some(day) => read.looked_at = Some(day),
                    None => errors.push(AnswerError::NotADay(text.unwrap_or_else(|| value.to_owned()))),
                }
            } else if let Some(question) = named(&name) {
                match text_in(value) {
                    Some(text) => read.set(question, text),
                    None => errors.push(AnswerError::NotText(question)),
                }
            }
        }
        (read, errors)
    }

    /// The group of the file, indented as it stands there; empty where nothing is answered.
    pub fn written(&self) -> String {
        let mut fields = Vec::new();
        for question in Question::ALL {
            let text = self.get(question);
            if answers(text) {
                fields.push((question.field().to_owned(), value_of(text)));
            }
        }
        let looked_at = self.looked_at.filter(|_| !fields.is_empty());
        looked_at.iter().for_each(|day| fields.insert(0, (LOOKED_AT.to_owned(), value_of(&day.date()))));
        group_of(&fields)
    }

    /// The answer to a question; empty where there is none.
    pub fn get(&self, question: Question) -> &str {
        &self.texts[question.place()]
    }

    /// Answers a question.
    pub fn set(&mut self, question: Question, text: String) {
        self.texts[question.place()] = text;
    }

    /// Whether a question is answered.
    pub fn has(&self, question: Question) -> bool {
        answers(self.get(question))
    }

    /// How many are.
    pub fn answered(&self) -> usize {
        Question::ALL.into_iter().filter(|question| self.has(*question)).count()
    }

    /// What is not.
    pub fn unanswered(&self) -> impl Iterator<Item = Question> {
        Question::ALL.into_iter().filter(|question| !self.has(*question))
    }

    /// One's own answers over those of the team, question by question. It was looked at when either was.
    #[must_use]
    pub fn over(self, team: &Answers) -> Answers {
        let mut settled = self;
        settled.looked_at = settled.looked_at.max(team.looked_at);
        for question in Question::ALL {
            if !settled.has(question) {
                settled.set(question, team.get(question).to_owned());
            }
        }
        settled
    }
}

/// What is kept beside an answer, with another one that was written over: neither pushes the other out.
pub fn beside(kept: &str, replaced: &str) -> String {
    let (old, new) = (kept.trim_end(), replaced.trim_end());
    match (old.contains(new), new.contains(old)) {
        (true, _) => old.to_owned(),
        // It has grown since, or nothing was kept.
        (false, true) => new.to_owned(),
        (false, false) => [old, "\n", new].concat(),
    }
}

fn named(field: &str) -> Option<Question> {
    Question::ALL.into_iter().find(|question| question.field() == field)
}

/// A text, or the lines of one.
fn text_in(value: &str) -> Option<String> {
    let lines = || serde_json::from_str::<Vec<String>>(value).ok().map(|lines| lines.join("\n"));
    serde_json::from_str(value).ok().or_else(lines)
}

fn value_of(text: &str) -> String {
    let json = |text: &str| crate::settings::text_value(text);
    match text.contains('\n') {
        false => json(text),
        true => {
            let lines: Vec<String> = text.split('\n').map(json).collect();
            ["[\n        ", &lines.join(",\n        "), "\n      ]"].concat()
        }
    }
}

/// Fields with their values as a group; empty for none.
fn group_of(fields: &[(String, String)]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let field = |(name, value): &(String, String)| {
        ["      ", &crate::settings::text_value(name), ": ", value].concat()
    };
    let fields: Vec<String> = fields.iter().map(field).collect();
    ["{\n", &fields.join(",\n"), "\n    }"].concat()
}

/// The fields of a group that this version does not know, as a group; empty where there are none.
pub fn unknown_fields(group: &str) -> String {
    group_of(&unknown_in(group))
}

fn unknown_in(group: &str) -> Vec<(String, String)> {
    let mut unknown: Vec<(String, String)> = Vec::new();
    for (name, value) in fields_of(group).unwrap_or_default() {
        if name != LOOKED_AT && named(&name).is_none() {
            unknown.retain(|(other, _)| *other != name);
            unknown.push((name, value.get().to_owned()));
        }
    }
    unknown
}

/// A group with fields beside it that this version does not know; where both have one, as in the first of `others`.
pub fn with_unknown_fields(group: &str, others: &[&str]) -> String {
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in fields_of(group).unwrap_or_default() {
        fields.push((name, value.get().to_owned()));
    }
    for (name, value) in others.iter().flat_map(|other| unknown_in(other)) {
        if !fields.iter().any(|(known, _)| *known == name) {
            fields.push((name, value));
        }
    }
    group_of(&fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(group: &str) -> (Answers, Vec<String>) {
        let (answers, errors) = Answers::read(group);
        (answers, errors.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_text_and_a_list_of_lines_are_an_answer() {
        let (answers, errors) = read(
            r#"{"looked_at":"2026-05-12","how_often":"Daily","request_path":["CDN","shop"],"people":"Ben: 1\nChi: 2"}"#,
        );
        assert_eq!(errors, [""; 0]);
        assert_eq!(answers.looked_at, Day::parse("2026-05-12"));
        assert_eq!(answers.get(Question::RequestPath), "CDN\nshop");
        assert_eq!(answers.get(Question::People), "Ben: 1\nChi: 2");
        assert_eq!(answers.answered(), 3);
        assert_eq!(answers.unanswered().count(), 8);
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_told_and_the_rest_taken() {
        let (answers, errors) = read(
            r#"{"looked_at":"in May","how_often":7,"hardware":["a",1],"domains":null,"access":{},"people":"Ben","colour":"red"}"#,
        );
        assert_eq!(
            errors,
            [
                "“looked_at” should be a day such as 2026-05-12, and is in May",
                "“how_often” should be a text or a list of lines",
                "“hardware” should be a text or a list of lines",
                "“domains” should be a text or a list of lines",
                "“access” should be a text or a list of lines",
            ]
        );
        assert_eq!(answers.answered(), 1);
        assert_eq!(
            read(r#"{"looked_at":7}"#).1,
            ["“looked_at” should be a day such as 2026-05-12, and is 7"]
        );
        for group in ["[]", "7", "{\"how_often\":", "oops"] {
            assert_eq!(
                read(group),
                (Answers::default(), vec!["“system” should be a group of fields".into()])
            );
        }
        assert_eq!(read(""), Default::default());
    }

    #[test]
    fn it_is_written_so_that_a_person_can_read_it() {
        let mut answers = Answers { looked_at: Day::parse("2026-05-12"), ..Answers::default() };
        assert_eq!(answers.written(), "", "nothing is answered");
        answers.set(Question::HowOften, "“Daily”".to_owned());
        answers.set(Question::RequestPath, "CDN\nshop".to_owned());
        assert_eq!(
            answers.written(),
            r#"{
      "looked_at": "2026-05-12",
      "how_often": "“Daily”",
      "request_path": [
        "CDN",
        "shop"
      ]
    }"#
        );
    }

    #[test]
    fn ones_own_answer_wins_and_where_there_is_none_the_teams() {
        let (own, _) = read(r#"{"looked_at":"2026-05-12","how_often":"Daily","people":" \n"}"#);
        let (team, _) = read(r#"{"looked_at":"2026-06-01","how_often":"Weekly","people":"Ben"}"#);
        let settled = own.clone().over(&team);
        assert_eq!((settled.get(Question::HowOften), settled.get(Question::People)), ("Daily", "Ben"));
        assert_eq!(settled.looked_at, Day::parse("2026-06-01"));
        assert_eq!(team.clone().over(&own).looked_at, Day::parse("2026-06-01"));
        assert_eq!(Answers::default().over(&team), team);
    }

    #[test]
    fn fields_that_are_not_known_survive() {
        let group = r#"{"how_often":"Daily","later":{"x":[1,2]},"looked_at":"2026-05-12","new":1,"new":2}"#;
        let unknown = unknown_fields(group);
        assert_eq!(unknown, "{\n      \"later\": {\"x\":[1,2]},\n      \"new\": 2\n    }");
        let (answers, _) = Answers::read(group);
        let whole = with_unknown_fields(&answers.written(), &[&unknown, r#"{"new":3,"third":null}"#]);
        let fields = fields_of(&whole).unwrap();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.get())).collect();
        assert_eq!(
            fields,
            [
                ("looked_at", "\"2026-05-12\""),
                ("how_often", "\"Daily\""),
                ("later", "{\"x\":[1,2]}"),
                ("new", "2"),
                ("third", "null"),
            ]
        );
        assert_eq!(unknown_fields("{}"), "");
        assert_eq!(with_unknown_fields("", &["", "oops"]), "");
        assert_eq!(with_unknown_fields("", &[r#"{"x":1}"#]), "{\n      \"x\": 1\n    }");
    }

    #[test]
    fn neither_of_two_answers_that_were_written_over_pushes_the_other_out() {
        assert_eq!(beside("", "CDN\nshop\n"), "CDN\nshop");
        assert_eq!(beside("CDN", "shop"), "CDN\nshop");
        assert_eq!(beside("CDN\nshop", "shop"), "CDN\nshop", "it is there");
        assert_eq!(beside("CD", "CDN\nshop"), "CDN\nshop", "it has grown since");
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back(
            texts in prop::collection::vec("[ -~\\n\\t\"\\\\ä→\u{2028}]{0,30}", 11),
            day in prop::option::of(Just("2026-02-28")),
        ) {
            let mut answers = Answers { looked_at: day.and_then(Day::parse), ..Answers::default() };
            for (question, text) in Question::ALL.into_iter().zip(texts) {
                if !text.trim().is_empty() {
                    answers.set(question, text);
                }
            }
            if answers.answered() == 0 {
                answers.looked_at = None;
            }
            let written = answers.written();
            prop_assert_eq!(Answers::read(&written), (answers, vec![]));
        }
    }
}
