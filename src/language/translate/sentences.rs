//! What is asked about each fact, and the sentence the answers make.

use super::{Answer, Fact, Question};
use crate::language::case;

const YES_NO: &[&str] = &["No", "Yes", "We do not know yet"];
/// What is asked when the text does not name its subject.
pub(super) const SUBJECT: Question =
    Question { ask: "What do readers call it?", answer: Answer::Words("Reports") };
const LOST: Question = Question { ask: "Is anything lost?", answer: Answer::OneOf(YES_NO) };
const NOTICE: Question =
    Question { ask: "What can readers not do now?", answer: Answer::Words("upload photos") };

impl Fact {
    pub(super) fn needs_subject(self) -> bool {
        matches!(self, Fact::QueueLag | Fact::Failover | Fact::DiskFull | Fact::Certificate | Fact::Provider)
    }

    pub(super) fn questions(self) -> &'static [Question] {
        const fn words(ask: &'static str, example: &'static str) -> Question {
            Question { ask, answer: Answer::Words(example) }
        }
        const fn one_of(ask: &'static str, choices: &'static [&'static str]) -> Question {
            Question { ask, answer: Answer::OneOf(choices) }
        }
        const QUEUE: &[Question] = &[words("How old is the oldest item waiting?", "2 hours"), LOST];
        const ERRORS: &[Question] = &[
            words("What fails for readers?", "uploads"),
            words("For about how many?", "1 in 10"),
            one_of("Does trying again help?", YES_NO),
        ];
        const LATENCY: &[Question] = &[
            words("What is slow for readers?", "Pages"),
            words("How long does it take now?", "9 seconds"),
            words("How long is usual?", "1 second"),
        ];
        const FAILOVER: &[Question] = &[NOTICE, one_of("Is it over?", YES_NO)];
        const DISK: &[Question] = &[NOTICE, LOST];
        const CERTIFICATE: &[Question] = &[
            words("What do readers see?", "a security warning"),
            one_of("Should they wait until it is renewed?", YES_NO),
        ];
        const PROVIDER: &[Question] =
            &[NOTICE, words("Is there another way?", "No, or: you can pay by card")];
        const DEPLOY: &[Question] = &[
            words("What broke for readers?", "search finds nothing"),
            one_of("Has the change been undone?", YES_NO),
        ];
        const DELAY: &[Question] =
            &[words("What is out of date?", "Reports"), words("By how much?", "40 minutes"), LOST];
        const LOGIN: &[Question] = &[
            words("About how many cannot sign in?", "1 in 3 people"),
            one_of("Are those affected who are signed in already?", YES_NO),
        ];
        match self {
            Fact::QueueLag => QUEUE,
            Fact::ErrorRate => ERRORS,
            Fact::Latency => LATENCY,
            Fact::Failover => FAILOVER,
            Fact::DiskFull => DISK,
            Fact::Certificate => CERTIFICATE,
            Fact::Provider => PROVIDER,
            Fact::BadDeploy => DEPLOY,
            Fact::DataDelay => DELAY,
            Fact::PartialLogin => LOGIN,
        }
    }

    #[inline(never)]
    pub(super) fn sentence(self, subject: &str, a: &[&str]) -> String {
        let be = if is_many(subject) { " are" } else { " is" };
        match self {
            Fact::QueueLag => [&upper(subject), be, " about ", a[0], " behind. ", lost(a[1])].concat(),
            Fact::ErrorRate => {
                let again =
                    choose(a[2], [" Trying again does not help yet.", " Trying again usually helps.", ""]);
                ["About ", a[1], " ", a[0], " fail.", again].concat()
            }
            Fact::Latency => [&upper(a[0]), " take about ", a[1], "; usual is ", a[2], "."].concat(),
            Fact::Failover => match choose(a[1], ["no", "yes", "no"]) {
                "yes" => [
                    "Part of ",
                    subject,
                    " restarted, and for a while you could not ",
                    a[0],
                    ". It works again.",
                ]
                .concat(),
                _ => [
                    "Part of ",
                    subject,
                    " is restarting. Until it is back, you may be unable to ",
                    a[0],
                    ".",
                ]
                .concat(),
            },
            Fact::DiskFull => [
                &upper(subject),
                be,
                " short of storage space, and you cannot ",
                a[0],
                " at the moment. ",
                lost(a[1]),
            ]
            .concat(),
            Fact::Certificate => {
                let wait = choose(
                    a[1],
                    ["", " Please wait until it is renewed.", " We will say whether it is safe to go on."],
                );
                ["A security certificate of ", subject, " has run out, and you may see ", a[0], ".", wait]
                    .concat()
            }
            Fact::Provider => {
                let other = if a[1].eq_ignore_ascii_case("no") {
                    String::new()
                } else {
                    [" ", &upper(a[1]), "."].concat()
                };
                [
                    "A problem at one of our providers affects ",
                    subject,
                    ": you cannot ",
                    a[0],
                    " at the moment.",
                    &other,
                ]
                .concat()
            }
            Fact::BadDeploy => {
                let undone = choose(
                    a[1],
                    [
                        " We are undoing the change.",
                        " We have undone the change and are watching the results.",
                        "",
                    ],
                );
                ["Since a recent change, ", a[0], ".", undone].concat()
            }
            Fact::DataDelay => {
                let be = if is_many(a[0]) { " are" } else { " is" };
                [&upper(a[0]), be, " about ", a[1], " out of date. ", lost(a[2])].concat()
            }
            Fact::PartialLogin => {
                let inside = choose(
                    a[1],
                    [
                        " If you are signed in already, you can go on working.",
                        " Some who are signed in already are signed out.",
                        "",
                    ],
                );
                ["About ", a[0], " cannot sign in.", inside].concat()
            }
        }
    }
}

fn lost(answer: &str) -> &'static str {
    choose(
        answer,
        [
            "No data is lost.",
            "Some data is lost, and we are finding out which.",
            "We are checking whether any data was lost.",
        ],
    )
}

/// The text for no, yes, or anything else.
fn choose<'t>(answer: &str, [no, yes, unknown]: [&'t str; 3]) -> &'t str {
    match answer.bytes().next() {
        Some(b'n' | b'N') => no,
        Some(b'y' | b'Y') => yes,
        _ => unknown,
    }
}

fn is_many(subject: &str) -> bool {
    subject.ends_with('s')
        && !subject.ends_with("ss")
        && !subject.ends_with("ics")
        && !subject.ends_with("us")
}

pub(super) fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| [case::upper(first)].into_iter().chain(letters).collect())
}
