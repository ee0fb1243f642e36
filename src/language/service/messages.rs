//! What page and checker say to each other, in JSON: a question with the draft and all that is known, and an answer
//! with what to show and what to remember. Both are built together, so there is one form of each.

use crate::domain::{Audience, Phase, Timestamp};
use crate::language::context::Surface;
use serde::{Deserialize, Serialize};

/// What a page asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRequest {
    /// What kind of text it is.
    pub surface: Surface,
    /// Whom it is for.
    pub audience: Audience,
    /// The parts that are written by hand: what is happening, the impact, what is being done, what the reader can do.
    pub draft: [String; 4],
    /// The public headline; empty where the incident's title stands above the update. It is checked like the parts.
    #[serde(default)]
    pub headline: String,
    /// What the log knows.
    pub known: Known,
    /// The present minute.
    pub now: Option<Timestamp>,
    /// When the next update is due.
    pub due: Option<Timestamp>,
    /// The name of the readers' zone beside UTC, whose changes the checker looks up by itself.
    pub zone: String,
    /// The glossary and the rules that are off, as they were last told to be remembered.
    pub settings: String,
    /// What is ignored in this incident, likewise.
    pub ignored: String,
    /// What to do besides a check.
    pub action: Option<Action>,
}

/// What the log knows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The incident's title.
    pub title: String,
    /// Where it stands.
    pub phase: Option<Phase>,
    /// The statements of the theories that are proven.
    pub proven: Vec<String>,
    /// Those of the theories that are still open.
    pub open: Vec<String>,
    /// What somebody has verified.
    pub verified: Vec<String>,
    /// The last update that was sent, by audience; empty where none was.
    pub last: [String; 3],
    /// The last one before it in other words, likewise: an update that was just sent is compared with this.
    #[serde(default)]
    pub before: [String; 3],
}

/// What is to be done besides a check. Rules are told by their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a variant's sentence says what its fields are")]
pub enum Action {
    /// Leave this rule out on these words, in this incident.
    Ignore { rule: String, words: String },
    /// Switch a rule off, everywhere.
    Off { rule: String },
    /// Switch it on again.
    On { rule: String },
    /// Keep the glossary as it was edited, a line an entry: its lists, and how they stood `before`. What another tab has
    /// changed since stays.
    Glossary { words: String, public_names: String, customers: String, before: [String; 3] },
    /// Take the glossary of a file; its entries join those that are there.
    Import { file: String },
    /// Make the sentence of a guide's answers.
    Rewrite { sentence: Sentence, answers: Vec<String> },
}

/// The sentence that a guide rewrites: the part of the draft, and its bytes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sentence {
    /// The part, by its place.
    pub field: usize,
    /// The first byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// What the checker answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckAnswer {
    /// What came of the action; empty where there is nothing to say.
    pub said: String,
    /// What to remember, where the action changed it.
    pub kept: Option<Kept>,
    /// The sentence that was asked for.
    pub put: Option<Insertion>,
    /// Why there is none.
    pub refused: Option<String>,
    /// How much was found, in a sentence; empty for a draft in which nothing is written.
    pub summary: String,
    /// What was found.
    pub findings: Findings,
    /// The rewrite that is offered.
    pub guide: Option<Guided>,
    /// What a person sees of the settings.
    pub glossary: GlossaryView,
}

/// What to remember, as texts that come back with the next question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The glossary and the rules that are off.
    pub settings: String,
    /// What is ignored in this incident.
    pub ignored: String,
}

/// What was found, in the order in which it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// How many are shown at once; the others are folded away.
    pub shown: usize,
    /// All of them, as far as they are told.
    pub list: Vec<Found>,
}

/// A finding in the words in which it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Found {
    /// The name of the rule.
    pub rule: String,
    /// The rule's name as a person reads it.
    pub title: String,
    /// How much it matters.
    pub level: FoundLevel,
    /// The words concerned; empty for something missing.
    pub words: String,
    /// The words on one line, cut where they are long.
    pub quote: String,
    /// Why, in a sentence.
    pub why: String,
    /// What to do by hand, or to bear in mind.
    pub advice: String,
    /// Where it stands; its text are the words that stand there.
    pub insertion: Insertion,
    /// What may be put in, a button each; none where it cannot be put from here.
    pub fixes: Vec<FoundFix>,
    /// Whether a name of the glossary would silence it.
    pub is_name: bool,
    /// Whether the guide that is offered is about it.
    pub is_guided: bool,
}

/// A button that puts something in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FoundFix {
    /// What the button says.
    pub label: String,
    /// What is put in, and where.
    pub insertion: Insertion,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundLevel {
    /// It should not go out as it is.
    Blocking,
    /// It is worth a look.
    Warning,
    /// It could be better.
    Hint,
}

impl FoundLevel {
    /// The word for it, capitalised.
    pub fn name(self) -> &'static str {
        match self {
            FoundLevel::Blocking => "Blocking",
            FoundLevel::Warning => "Warning",
            FoundLevel::Hint => "Hint",
        }
    }
}

/// A text to put into a field. Places are counted in UTF-16 units, as a browser counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Insertion {
    /// The field, by its place among those of the page: the four parts, the time of the next update, the title,
    /// the headline.
    pub field: usize,
    /// The text.
    pub text: String,
    /// From where it goes.
    pub start: u32,
    /// To where.
    pub end: u32,
    /// From where a person has to fill something in; the end of the text where there is nothing to fill in.
    pub from: u32,
    /// To where.
    pub to: u32,
}

/// What a guide asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Guided {
    /// The sentence that it rewrites.
    pub sentence: Sentence,
    /// The questions.
    pub questions: Vec<GuideQuestion>,
}

/// A question of a guide.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GuideQuestion {
    /// What is asked.
    pub ask: String,
    /// The answers to choose from; none where it is answered in a few words.
    pub choices: Vec<String>,
    /// An answer, for example.
    pub example: String,
}

/// What a person sees of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryView {
    /// The rules that are off.
    pub off: Vec<OffRule>,
    /// Words, public names and customers, a line an entry.
    pub lines: [String; 3],
    /// The glossary as a file to share.
    pub file: String,
}

/// A rule that is off.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OffRule {
    /// Its name.
    pub rule: String,
    /// Its name as a person reads it.
    pub title: String,
}
