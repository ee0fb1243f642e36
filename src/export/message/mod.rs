//! A status update as it is pasted somewhere: one function a destination.
//!
//! It reads like a message, not like a form: the phase and the title in one line, then what there
//! is to say, then the time of the next one. Parts that say nothing are left out. Customers get
//! plain paragraphs; people inside, who skim for their part, get the parts named.

mod adf;
mod chat;
mod compose;
mod copied;
mod destination;
mod eaten;
mod frame;
mod html;
mod internal_updates;
mod mail;
mod outgoing;
mod phase_claim;
mod short;
mod slack;
mod template;
mod writing;

pub use adf::adf;
pub use chat::{discord, google_chat, jira};
pub use compose::{
    Repeat, drafted, headline, headline_when_over, impact_told, last_other, over, proposed_headline,
    public_headline, renewed, repeats,
};
pub use copied::{Copied, Doubt, nag};
pub use destination::Destination;
pub use eaten::paste_hint;
pub use html::{html, plain_html, without_styles};
pub use internal_updates::{handover_line, since_last};
pub use mail::mail;
pub use outgoing::{Preview, Stage, preview, stage};
pub use phase_claim::{PHASE_UNPROVEN, phase_claim};
pub use short::{SHORT_LIMIT, short};
pub use template::{Ready, Templates};
pub use writing::Writing;

use super::markdown_text::{inline, legible, legible_line, prose};
use super::times;
use crate::domain::{Audience, DRILL, Language, Phase, Timestamp, UpdateParts, Zone, is_drill_title};

/// What a status update is made of.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// What stands above it, behind the phase: as [`headline`] says, the incident's title for people inside alone.
    pub title: &'a str,
    /// The phase that it names.
    pub phase: Phase,
    /// Whom it is for.
    pub audience: Audience,
    /// What it says.
    pub parts: &'a UpdateParts,
    /// When the next one is due, where that is promised.
    pub next_due: Option<Timestamp>,
    /// When it is written: a time far ahead of that needs its day.
    pub now: Timestamp,
    /// What the phase, the names of the parts and the promise are said in.
    pub language: Language,
}

/// The update as plain text: no line break at its end.
pub fn plain(draft: &Draft, zone: &dyn Zone) -> String {
    let mut blocks = vec![draft.heading(legible_line)];
    for (name, text) in draft.parts_to_say() {
        let text = legible(text).trim().to_owned();
        blocks.push(match name {
            Some(name) if text.contains('\n') => format!("{name}:\n{text}"),
            Some(name) => format!("{name}: {text}"),
            None => text,
        });
    }
    blocks.extend(draft.next_update(zone));
    blocks.join("\n\n")
}

/// The update as GitHub Markdown: no line break at its end. What was typed is escaped, so that it
/// shows as it was typed and calls nobody.
pub fn markdown(draft: &Draft, zone: &dyn Zone) -> String {
    let mut blocks = vec![format!("**{}**", draft.heading(inline))];
    for (name, text) in draft.parts_to_say() {
        let text = prose(text);
        blocks.push(match name {
            Some(name) if text.contains('\n') => format!("**{name}:**\n\n{text}"),
            Some(name) => format!("**{name}:** {text}"),
            None => text,
        });
    }
    blocks.extend(draft.next_update(zone).map(|line| format!("**{}**", inline(&line))));
    blocks.join("\n\n")
}

/// The update for Slack: no line break at its end. What was typed shows as it was typed and calls
/// nobody.
pub fn slack(draft: &Draft, zone: &dyn Zone) -> String {
    let mut blocks = vec![slack_bold(&draft.heading(|text| slack::words(&legible_line(text))))];
    for (name, text) in draft.parts_to_say() {
        let text = slack::words(text);
        blocks.push(match name {
            Some(name) if text.contains('\n') => format!("*{name}:*\n{text}"),
            Some(name) => format!("*{name}:* {text}"),
            None => text,
        });
    }
    blocks.extend(draft.next_update(zone).map(|line| format!("*{line}*")));
    blocks.join("\n\n")
}

/// Bold; but code cannot stand inside of bold words in Slack, and code calls nobody.
fn slack_bold(words: &str) -> String {
    if words.contains('`') { words.to_owned() } else { format!("*{words}*") }
}

/// The three fields of a public status page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statuspage {
    /// The incident's name, at most 255 characters.
    pub name: String,
    /// The status, in the page's own word.
    pub status: &'static str,
    /// The message. The page reads HTML in it: what was typed is escaped.
    pub body: String,
}

/// The most characters of a name on a status page.
const NAME_LIMIT: usize = 255;

/// How the message of a drill begins where its heading stands in another field.
const THIS_IS_A_DRILL: &str = "DRILL: this is an exercise, nothing is wrong.";

/// The update as the fields of a public status page.
pub fn statuspage(draft: &Draft, zone: &dyn Zone) -> Statuspage {
    let name: String = legible_line(draft.title).chars().take(NAME_LIMIT).collect();
    // The message is pasted apart from the name.
    let mut blocks: Vec<String> =
        if is_drill_title(draft.title) { vec![THIS_IS_A_DRILL.to_owned()] } else { Vec::new() };
    for (part, text) in draft.parts_to_say() {
        let text = html::escaped(legible(text).trim());
        blocks.push(match part {
            Some(part) if text.contains('\n') => format!("{part}:\n{text}"),
            Some(part) => format!("{part}: {text}"),
            None => text,
        });
    }
    blocks.extend(draft.next_update(zone));
    let status = match draft.phase {
        Phase::Investigating => "investigating",
        Phase::Identified => "identified",
        Phase::Monitoring => "monitoring",
        Phase::Resolved => "resolved",
    };
    Statuspage { name, status, body: blocks.join("\n\n") }
}

impl<'a> Draft<'a> {
    fn heading(&self, written: impl Fn(&str) -> String) -> String {
        let (drill, title) = match self.title.strip_prefix(DRILL) {
            Some(title) => (DRILL, written(title)),
            None => ("", written(self.title)),
        };
        if title.is_empty() {
            format!("{drill}{}", frame::phase(self.language, self.phase).trim_end())
        } else {
            format!("{drill}{}: {title}", frame::phase(self.language, self.phase))
        }
    }

    /// The parts that say something, each with its name where the audience wants one.
    fn parts_to_say(&self) -> Vec<(Option<&'static str>, &'a str)> {
        let parts = self.parts.named().into_iter().enumerate();
        let named = |at: usize| at > 0 && self.audience != Audience::Customers;
        parts
            .filter(|(_, (_, text))| !legible(text).trim().is_empty())
            .map(|(at, (_, text))| (named(at).then(|| frame::part(self.language, at)), text))
            .collect()
    }

    fn next_update(&self, zone: &dyn Zone) -> Option<String> {
        self.next_due.map(|due| frame::next_update(self.language, &times::ahead(due, self.now, zone)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FixedZone, Offset};

    fn parts() -> UpdateParts {
        UpdateParts {
            headline: String::new(),
            happening: "Card payments fail in Europe.".into(),
            impact: "About half of the orders since 02:10 UTC.\nNo card is charged twice.".into(),
            doing: " \n".into(),
            reader: "Pay by invoice meanwhile.".into(),
        }
    }

    fn draft(parts: &UpdateParts, audience: Audience) -> Draft<'_> {
        let next_due = Timestamp::parse("2026-11-21T03:30:00.000Z");
        let now = Timestamp::parse("2026-11-21T03:00:00.000Z").unwrap();
        let (title, phase, language) = ("Checkout fails", Phase::Investigating, Language::English);
        Draft { title, phase, audience, parts, next_due, now, language }
    }

    fn berlin() -> FixedZone {
        FixedZone { name: "Europe/Berlin".into(), offset: Offset(60) }
    }

    #[test]
    fn customers_read_a_message_without_headings() {
        let parts = parts();
        let expected = "Investigating: Checkout fails\n\nCard payments fail in Europe.\n\n\
            About half of the orders since 02:10 UTC.\nNo card is charged twice.\n\n\
            Pay by invoice meanwhile.\n\nNext update by 03:30 UTC (04:30 Europe/Berlin).";
        assert_eq!(plain(&draft(&parts, Audience::Customers), &berlin()), expected);
    }

    #[test]
    fn people_inside_find_the_parts_named() {
        let parts = parts();
        let expected = "**Investigating: Checkout fails**\n\nCard payments fail in Europe.\n\n\
            **Impact:**\n\nAbout half of the orders since 02:10 UTC.  \nNo card is charged twice.\n\n\
            **What you can do:** Pay by invoice meanwhile.\n\n\
            **Next update by 03:30 UTC (04:30 Europe/Berlin).**";
        assert_eq!(markdown(&draft(&parts, Audience::Team), &berlin()), expected);
    }

    #[test]
    fn the_frame_speaks_the_language_of_the_words() {
        let parts = UpdateParts {
            happening: "Les paiements par carte échouent.".into(),
            impact: "Environ un tiers des commandes.".into(),
            ..UpdateParts::default()
        };
        let french = Draft { title: "Paiement", language: Language::French, ..draft(&parts, Audience::Team) };
        let expected = "En cours d’analyse\u{a0}: Paiement\n\nLes paiements par carte échouent.\n\n\
            Impact\u{a0}: Environ un tiers des commandes.\n\nProchaine information avant 03:30 UTC (04:30 Europe/Berlin).";
        assert_eq!(plain(&french, &berlin()), expected);
        let blank = Draft { title: "", ..french };
        assert!(plain(&blank, &berlin()).starts_with("En cours d’analyse\n\n"));
    }

    #[test]
    fn a_short_message_in_japanese_ends_its_sentences_and_is_cut_at_characters() {
        let long = "カード決済ができない状態が続いています。".repeat(30);
        let parts = UpdateParts { happening: long, ..UpdateParts::default() };
        let draft =
            Draft {
                title: "決済障害", language: Language::Japanese, ..draft(&parts, Audience::Customers)
            };
        let message = short(&draft, &berlin());
        assert_eq!(message.chars().count(), SHORT_LIMIT, "{message}");
        assert!(message.starts_with("調査中: 決済障害。カード決済が"), "{message}");
        assert!(
            message.ends_with("… 次回の更新は 03:30 UTC (04:30 Europe/Berlin) までにお知らせします。"),
            "{message}"
        );
    }

    #[test]
    fn a_promise_for_another_day_names_the_day() {
        let parts = parts();
        let far =
            Draft { next_due: Timestamp::parse("2026-11-23T09:00:00.000Z"), ..draft(&parts, Audience::Team) };
        let promised = "Next update by 2026-11-23 09:00 UTC (10:00 Europe/Berlin).";
        for message in [plain(&far, &berlin()), markdown(&far, &berlin()), short(&far, &berlin())] {
            assert!(message.contains(promised), "{message}");
        }
    }

    #[test]
    fn what_is_empty_is_left_out() {
        let parts = UpdateParts { doing: "We look.".into(), ..UpdateParts::default() };
        let blank = Draft { title: " ", next_due: None, ..draft(&parts, Audience::Customers) };
        assert_eq!(plain(&blank, &berlin()), "Investigating\n\nWe look.");
        assert_eq!(markdown(&blank, &berlin()), "**Investigating**\n\nWe look.");
    }

    #[test]
    fn what_was_typed_stays_text_in_markdown() {
        let parts = UpdateParts { happening: "# <b> for @all of you".into(), ..UpdateParts::default() };
        let hostile = Draft { title: "**x**\n# y", next_due: None, ..draft(&parts, Audience::Customers) };
        let expected = "**Investigating: \\*\\*x\\*\\* # y**\n\n\\# `<b>` for `@all` of you";
        assert_eq!(markdown(&hostile, &berlin()), expected);
    }
}
