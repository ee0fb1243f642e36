//! The words the checker knows, one table a family. It owns the tables and must not know the rules.
//!
//! A line is `value: phrase, phrase`, or only phrases; `phrases.rs` says how a phrase is written.
//! The tables are written for this project.

macro_rules! families {
    ($($family:ident = $file:literal, $doc:literal;)*) => {
        /// What a phrase is a sign of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Family {
            $(#[doc = $doc] $family,)*
            /// A customer of the glossary that is never named.
            Named,
            /// An internal word of the glossary, with its public words.
            Internal,
            /// A name the glossary calls public.
            Public,
        }

        /// The built-in tables.
        pub(crate) const TABLES: &[(Family, &str)] = &[$((Family::$family, include_str!($file)),)*];
    };
}

families! {
    Technology = "technology.txt", "A product or a part of the machinery, with what it is to a reader.";
    Acronym = "acronyms.txt", "An internal abbreviation, with its words.";
    Operation = "operations.txt", "A verb of operations, with plain words.";
    Wordy = "wordy.txt", "A long way to say it, with the short one.";
    Tone = "tone.txt", "A slip of tone, with neutral words or none.";
    FirstName = "first_names.txt", "A person's first name that is hardly ever another word.";
    Vendor = "vendors.txt", "A provider.";
    VendorBlame = "vendor_blame.txt", "Words that put the blame on a provider.";
    Blame = "blame.txt", "Words that put the blame on a person.";
    Certainty = "certainty.txt", "More certainty than anyone has.";
    Vague = "vague.txt", "A promise without a time.";
    Hedge = "hedge.txt", "A hedge on a hedge, with one hedge.";
    Cause = "cause.txt", "Words that state a cause.";
    Causing = "causing.txt", "Words that state an effect of what stands before them.";
    NoLoss = "no_loss.txt", "A claim that no data was lost.";
    Doubt = "doubt.txt", "A sign that something is not claimed.";
    Verified = "verified.txt", "A sign that something was found out.";
    Promise = "promise.txt", "The promise of an update.";
    Impact = "impact.txt", "What a reader would notice.";
    Reader = "reader.txt", "Who would notice.";
    Action = "action.txt", "What a reader can do.";
    Request = "request.txt", "A verb that asks something of a reader, where it opens a clause.";
    Well = "well.txt", "It works, as a reader would notice.";
    Closed = "closed.txt", "It is over.";
    Fixing = "fixing.txt", "The fix, or being well again.";
    Future = "future.txt", "It is still to come.";
    Metric = "metrics.txt", "A measurement.";
    Queued = "queued.txt", "Items that wait.";
    Waiting = "waiting.txt", "A sign that items wait.";
    Work = "work.txt", "A piece of work a person does on a system.";
    Seeking = "seeking.txt", "The cause is not known yet.";
    Found = "found.txt", "The cause is known.";
    Clock = "clock.txt", "A word that a time of day or a day may begin with; digits may, too.";
    Length = "length.txt", "A word that a length of time may begin with.";
    English = "english.txt", "A little word of English.";
    Foreign = "foreign.txt", "A little word of another language.";
}

/// Whether a word is one of these, which stand with a space between them. One text instead of a list
/// of texts: it is a third of the size.
#[inline(never)]
pub(crate) fn one_of(word: &str, words: &str) -> bool {
    let word = word.as_bytes();
    let mut rest = words.as_bytes();
    while let Some(&first) = rest.first() {
        if Some(&first) == word.first()
            && rest.starts_with(word)
            && matches!(rest.get(word.len()), None | Some(b' '))
        {
            return true;
        }
        let next = rest.iter().position(|&byte| byte == b' ').map_or(rest.len(), |at| at + 1);
        rest = &rest[next..];
    }
    false
}

impl Family {
    /// How many families there are.
    pub(crate) const COUNT: usize = Family::Public as usize + 1;
}
