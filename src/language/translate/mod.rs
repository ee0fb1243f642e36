//! Guided rewrites: the commonest internal facts, what to ask about each, and the plain sentence the
//! answers make. It owns the questions and the sentences; it never fills in an answer by itself, so
//! that no age is derived from a depth and no loss is ruled out by hope.

mod sentences;

use super::case::Letters;
use super::scan::{Text, cut};
use super::words::one_of;
use sentences::{SUBJECT, upper};

/// A kind of internal fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Items wait in a queue.
    QueueLag,
    /// A share of requests fails.
    ErrorRate,
    /// Something takes long.
    Latency,
    /// A part restarts or another takes over.
    Failover,
    /// Storage is used up.
    DiskFull,
    /// A certificate has run out.
    Certificate,
    /// A provider has an outage.
    Provider,
    /// A change broke something, and is perhaps undone.
    BadDeploy,
    /// Data is out of date.
    DataDelay,
    /// Some cannot sign in.
    PartialLogin,
}

/// A question, in words for the person who writes the update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub ask: &'static str,
    /// How it is answered.
    pub answer: Answer,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// In a few words, as in this example.
    Words(&'static str),
    /// With one of these.
    OneOf(&'static [&'static str]),
}

/// A fact that was recognised, with what is known already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The kind of fact.
    pub fact: Fact,
    /// What it is about, in the reader's words, when the text says it.
    pub subject: Option<String>,
    /// First byte of the sentence the rewrite replaces.
    pub start: usize,
    /// One past its last byte, its full stop included.
    pub end: usize,
}

/// The question that has no answer yet, by its place in [`Guide::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// Counted from zero.
    pub question: usize,
}

/// The signs of a fact: one word of each list stands in the sentence. The first fact that fits wins.
const SIGNS: &[(Fact, [&str; 2])] = &[
    (
        Fact::Certificate,
        [
            "certificate certificates cert certs tls ssl",
            "expired expire expires expiry invalid outdated lapsed",
        ],
    ),
    (
        Fact::DiskFull,
        ["disk disks volume filesystem partition storage inodes", "full space filled exhausted 100 99 98"],
    ),
    (
        Fact::BadDeploy,
        [
            "deploy deployment deployed release rollout rollback rolled revert reverted reverting rolling",
            "broke broken bad faulty bug regression rollback back reverted revert reverting failing fails errors",
        ],
    ),
    (
        Fact::QueueLag,
        [
            "lag lagging lags behind backlog queue queued pending unprocessed",
            "messages message events jobs offsets records items tasks kafka queue consumer depth",
        ],
    ),
    (
        Fact::Provider,
        [
            "aws azure gcp cloudflare stripe twilio okta fastly sendgrid provider vendor upstream third",
            "down outage broke broken failing incident problem problems degraded unavailable errors",
        ],
    ),
    (
        Fact::PartialLogin,
        [
            "login logins auth authentication sso signin sign oauth",
            "fail fails failing failed failures errors broken 401s 403s intermittent rejected",
        ],
    ),
    (
        Fact::Failover,
        [
            "failover failed restart restarted restarting reboot rebooted crashed crashing switched",
            "over primary replica standby node nodes pod pods leader quorum server servers service cluster database failover",
        ],
    ),
    (
        Fact::DataDelay,
        [
            "delay delayed late stale behind outdated lag lagging",
            "data replication replica etl pipeline sync import imports batch reports warehouse dashboard dashboards index",
        ],
    ),
    (
        Fact::Latency,
        [
            "latency latencies p99 p95 p90 p50 slow response",
            "s ms 9s seconds high elevated p99 p95 p90 p50 latency times slow",
        ],
    ),
    (
        Fact::ErrorRate,
        [
            "error errors 5xx 500s 502s 503s 504s failure failures",
            "rate rates percent 5xx 500s 502s 503s 504s of elevated errors",
        ],
    ),
];

/// Words a subject cannot begin with: they are not what readers call something.
const NOT_SUBJECTS: &str = " we there it this that our the a an two three some one p50 p90 p95 p99 error errors latency cpu disk kafka redis queue \
consumer certificate aws azure gcp cloudflare stripe twilio okta fastly sendgrid postgres mysql db database node nodes pod pods backlog about logins \
login auth deploy deployment release failover rollback replication these those all none your their ";

impl Guide {
    /// Recognises the first internal fact in a text.
    #[inline(never)]
    pub fn recognise(raw: &str) -> Option<Guide> {
        let text = Text::new(raw);
        text.sentences.iter().find_map(|sentence| {
            let holds = |words: &&str| (sentence.first..sentence.end).any(|at| one_of(text.word(at), words));
            let fact = SIGNS.iter().find(|(_, lists)| lists.iter().all(holds))?.0;
            let (start, last) = text.bytes(sentence.first, sentence.end - 1);
            let stop = cut(raw, last, usize::MAX)
                .find(|c: char| !matches!(c, '.' | '!' | '%' | ')' | '"'))
                .unwrap_or(raw.len() - last);
            Some(Guide {
                fact,
                subject: subject(&text, sentence.first, sentence.end),
                start,
                end: last + stop,
            })
        })
    }

    /// What to ask, in order.
    pub fn questions(&self) -> Vec<Question> {
        let mut questions = Vec::with_capacity(4);
        if self.subject.is_none() && self.fact.needs_subject() {
            questions.push(SUBJECT);
        }
        questions.extend_from_slice(self.fact.questions());
        questions
    }

    /// The plain sentence the answers make, one answer a question.
    ///
    /// # Errors
    /// When an answer is missing or blank.
    #[inline(never)]
    pub fn rewrite(&self, answers: &[&str]) -> Result<String, Unanswered> {
        let questions = self.questions();
        for question in 0..questions.len() {
            if answers.get(question).is_none_or(|answer| answer.trim().is_empty()) {
                return Err(Unanswered { question });
            }
        }
        let asked_subject = questions.first() == Some(&SUBJECT);
        let subject =
            if asked_subject { answers[0].trim() } else { self.subject.as_deref().unwrap_or("Our service") };
        let own: Vec<&str> = answers[usize::from(asked_subject)..]
            .iter()
            .map(|answer| answer.trim().trim_end_matches('.'))
            .collect();
        Ok(self.fact.sentence(subject, &own))
    }
}

/// The words before the verb, when readers would know them: "Analytics" of "Analytics system is ...".
#[inline(never)]
fn subject(text: &Text<'_>, first: usize, end: usize) -> Option<String> {
    let start = if one_of(text.word(first), "the our") { first + 1 } else { first };
    let verb = (start..end.min(start + 5))
        .find(|&at| one_of(text.word(at), "is are has have was were lags returns keeps fails takes"))?;
    let mut last = verb;
    while last > start + 1
        && one_of(
            text.word(last - 1),
            "system service cluster pipeline job jobs server servers queue consumer consumers",
        )
    {
        last -= 1;
    }
    let known = NOT_SUBJECTS.contains(&[" ", text.word(start), " "].concat());
    if last == start || known || text.word(start).starts_digit() {
        return None;
    }
    let (from, to) = text.bytes(start, last - 1);
    text.raw.get(from..to).map(upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Checker, Context, Level, Proof};

    /// A fact as it is said inside, its kind, answers, and the sentence they make.
    const PAIRS: &[(&str, Fact, &[&str], &str)] = &[
        (
            "Analytics system is lagging by 100K Kafka messages",
            Fact::QueueLag,
            &["2 hours", "No"],
            "Analytics is about 2 hours behind. No data is lost.",
        ),
        (
            "Error rate on uploads is 12%.",
            Fact::ErrorRate,
            &["uploads", "1 in 8", "Yes"],
            "About 1 in 8 uploads fail. Trying again usually helps.",
        ),
        (
            "p99 latency is 9s.",
            Fact::Latency,
            &["pages", "9 seconds", "1 second"],
            "Pages take about 9 seconds; usual is 1 second.",
        ),
        (
            "Two of the cluster nodes have failed.",
            Fact::Failover,
            &["the shop", "pay by card", "No"],
            "Part of the shop is restarting. Until it is back, you may be unable to pay by card.",
        ),
        (
            "The disk on the primary is full.",
            Fact::DiskFull,
            &["Albums", "add photos", "We do not know yet"],
            "Albums are short of storage space, and you cannot add photos at the moment. We are checking whether any data was lost.",
        ),
        (
            "The TLS cert expired.",
            Fact::Certificate,
            &["our website", "a security warning", "Yes"],
            "A security certificate of our website has run out, and you may see a security warning. Please wait until it is renewed.",
        ),
        (
            "Twilio is down.",
            Fact::Provider,
            &["text messages", "receive codes", "you can use the app"],
            "A problem at one of our providers affects text messages: you cannot receive codes at the moment. You can use the app.",
        ),
        (
            "The last deploy broke search, rolling back.",
            Fact::BadDeploy,
            &["search finds nothing", "Yes"],
            "Since a recent change, search finds nothing. We have undone the change and are watching the results.",
        ),
        (
            "The ETL pipeline is delayed.",
            Fact::DataDelay,
            &["reports", "40 minutes", "No"],
            "Reports are about 40 minutes out of date. No data is lost.",
        ),
        (
            "30% of logins fail.",
            Fact::PartialLogin,
            &["1 in 3 people", "No"],
            "About 1 in 3 people cannot sign in. If you are signed in already, you can go on working.",
        ),
    ];

    #[test]
    fn each_internal_fact_becomes_a_plain_sentence() {
        for (raw, fact, answers, plain) in PAIRS {
            let Some(guide) = Guide::recognise(raw) else { panic!("{raw} was not recognised") };
            assert_eq!(guide.fact, *fact, "{raw}");
            assert_eq!(guide.rewrite(answers).as_deref(), Ok(*plain), "{raw}");
        }
    }

    #[test]
    fn what_is_rewritten_passes_the_checker() {
        let context = Context { no_data_loss: Proof::Proven, ..Context::default() };
        let checker = Checker::default();
        for (_, _, _, plain) in PAIRS {
            let whole = format!("{plain} Next update by 03:30 UTC.");
            let found = checker.check(whole.as_str(), &context);
            assert!(found.iter().all(|finding| finding.level() == Level::Hint), "{whole}: {found:?}");
        }
    }

    #[test]
    fn a_missing_answer_is_named() {
        let Some(guide) = Guide::recognise("Analytics system is lagging by 100K Kafka messages") else {
            panic!("recognised")
        };
        assert_eq!(guide.subject.as_deref(), Some("Analytics"));
        assert_eq!(guide.rewrite(&["2 hours", " "]), Err(Unanswered { question: 1 }));
    }

    #[test]
    fn a_plain_message_is_left_alone() {
        for raw in
            ["You can pay again.", "Thank you for your patience.", "Analytics is about 2 hours behind."]
        {
            assert_eq!(Guide::recognise(raw), None, "{raw}");
        }
    }
}
