//! What is checked: a whole message, or a draft in its parts.

/// Which text of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The whole message, as one text.
    Whole,
    /// What is happening.
    Happening,
    /// Impact: what the reader notices.
    Impact,
    /// What we are doing.
    Doing,
    /// What you can do.
    Action,
    /// The next update.
    NextUpdate,
    /// The public headline.
    Headline,
}

/// A message to check, as one text or as its parts.
///
/// The difference matters to the rules about what is missing: in a draft an empty part is missing,
/// in a whole message the words themselves have to show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft<'a> {
    /// One text, pasted or imported.
    Whole(&'a str),
    /// The parts as they are typed.
    Parts(Parts<'a>),
}

/// The parts of a status update; an empty text is a part not written yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The public headline. It may be left empty: then it is no part of the update.
    pub headline: &'a str,
    /// What is happening.
    pub happening: &'a str,
    /// What the reader notices.
    pub impact: &'a str,
    /// What we are doing.
    pub doing: &'a str,
    /// What the reader can do.
    pub action: &'a str,
    /// When the next update comes.
    pub next_update: &'a str,
}

impl<'a> From<&'a str> for Draft<'a> {
    fn from(text: &'a str) -> Self {
        Draft::Whole(text)
    }
}

impl<'a> From<Parts<'a>> for Draft<'a> {
    fn from(parts: Parts<'a>) -> Self {
        Draft::Parts(parts)
    }
}

impl<'a> Draft<'a> {
    /// The texts with their fields, in reading order.
    pub fn texts(&self) -> Vec<(Field, &'a str)> {
        match self {
            Draft::Whole(text) => vec![(Field::Whole, text)],
            Draft::Parts(parts) => vec![
                (Field::Headline, parts.headline),
                (Field::Happening, parts.happening),
                (Field::Impact, parts.impact),
                (Field::Doing, parts.doing),
                (Field::Action, parts.action),
                (Field::NextUpdate, parts.next_update),
            ],
        }
    }
}
