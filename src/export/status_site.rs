//! An incident as a file of a status page that is kept in a repository: cstate, which Hugo builds.

use super::markdown_text::{legible_line, prose};
use super::public_headline;
use crate::domain::{Audience, Incident, Severity, Timestamp};

/// The incident as cstate reads it: what customers were told, the newest first. Ends with a line break.
/// What it affected is left empty: the names of the page's systems are not in the record.
pub fn cstate(incident: &Incident, exported: Timestamp) -> String {
    let state = incident.state();
    let instant = |at: Timestamp| format!("{} {}", at.utc().date(), at.utc().clock_with_seconds());
    let title = legible_line(&public_headline(state)).replace('\\', "\\\\").replace('"', "\\\"");
    let severity = match state.severity {
        Severity::Minor => "notice",
        Severity::Major => "disrupted",
        Severity::Critical | Severity::Fourth | Severity::Fifth => "down",
    };
    let resolved = match state.ended() {
        Some(at) => format!("resolved: true\nresolvedWhen: {}", instant(at)),
        None => "resolved: false".to_owned(),
    };
    let date = instant(state.started().unwrap_or(exported));
    let head = format!(
        "---\ntitle: \"{title}\"\ndate: {date}\n{resolved}\nseverity: {severity}\naffected: []\nsection: issue\n---\n"
    );
    let told = state.messages.iter().rev().filter(|message| message.audience == Audience::Customers);
    told.fold(head, |out, message| {
        // Hugo runs shortcodes wherever they stand.
        let words = prose(&message.text).replace("{{", "{ {");
        let at = instant(message.sent);
        out + &format!("\n**{}** - {words} {{{{< track \"{at}\" >}}}}\n", message.phase.name())
    })
}
