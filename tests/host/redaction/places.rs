//! Wherever words of an incident can be: at rest, on the screen, and in all that leaves the page.

use incident_scratchpad::domain::*;
use incident_scratchpad::export::{self, Draft, Ready, Report, Templates};
use incident_scratchpad::journal::record::encode;

/// Each place by its name, with the text in it.
pub fn places(incident: &Incident) -> Vec<(String, String)> {
    let (state, zone, now) =
        (incident.state(), FixedZone::utc(), Timestamp::parse("2026-11-21T03:15:00.000Z").expect("a time"));
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, text: String| all.push((name.to_owned(), text));
    for event in incident.log() {
        let record = encode(incident.id(), event);
        add("the stores", format!("{}{}", record.key, record.value));
    }
    // What the screen shows, and what the checker is told of, is made of this.
    add("memory", format!("{incident:?}"));
    add("JSON", export::write(incident, now));
    add("Markdown", export::record_markdown(incident, &zone, now));
    add("HTML", export::record_html(incident, &zone, now));
    add("CSV", export::timeline_csv(incident));
    add("figures", export::figures_csv_row(incident, now));
    for report in Report::ALL {
        add(report.name(), report.markdown(incident, &zone, now));
        add("the name of a file", report.file_name(incident, now));
    }
    add("the calendar", export::calendar(incident, now).unwrap_or_default());
    let follow_ups: Vec<(IncidentId, String, FollowUp)> =
        state.debrief.follow_ups.iter().map(|f| (incident.id(), state.title.clone(), f.clone())).collect();
    add("the follow-ups", export::follow_up_calendar(&follow_ups, &zone, now).unwrap_or_default());
    add("the handover", export::handover(incident, &zone, now));
    add("the handover line", export::handover_line(state, now, &zone));
    add("the announcement", export::announcement(state, &zone));
    add("the picture", export::picture(incident, &zone, now).map(|p| p.svg()).unwrap_or_default());
    add("the advice", export::debrief_advice(state, now) + &export::debrief_when(state, now, &zone));
    add("the ledger", export::ledger::of(state, now).unwrap_or_default());
    add("the question of the phase", export::phase_claim(state).unwrap_or_default());
    for clear in &state.details.all_clears {
        add("the all-clear", export::all_clear_internal(state, &clear.said));
        add("the all-clear outside", format!("{:?}", export::all_clear_external(state, &clear.said)));
    }
    for audience in Audience::ALL {
        add("the stated impact", export::stated_impact(state, audience));
        add("the news", export::since_last(state, audience).join("\n"));
        for ready in Ready::ALL {
            add("a ready message", message(state, audience, ready.parts(state, audience), &zone, now));
        }
        for phase in Phase::ALL {
            let parts = Templates::default().start(state, audience, phase);
            add("a drafted message", message(state, audience, parts, &zone, now));
        }
    }
    all
}

/// A message as it stands at every destination.
fn message(state: &State, audience: Audience, parts: UpdateParts, zone: &dyn Zone, now: Timestamp) -> String {
    let draft = Draft {
        title: &state.title,
        phase: state.phase,
        audience,
        parts: &parts,
        next_due: None,
        now,
        language: Language::English,
    };
    let page = export::statuspage(&draft, zone);
    [
        export::message_plain(&draft, zone),
        export::message_markdown(&draft, zone),
        export::message_slack(&draft, zone),
        export::message_html(&draft, zone),
        export::message_short(&draft, zone),
        format!("{page:?}"),
    ]
    .join("\n")
}
