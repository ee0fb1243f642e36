//! The figures across the incidents of a device, in words and as CSV.

use super::{csv, times};
use crate::domain::{Figures, Incident, Timestamp, median};

const HEAD: &str = "declared_utc,incident,severity,first_message_seconds,promises_kept,promises_broken,mitigated_seconds,assumptions_proved_false,theories_concluded,on_evidence\r\n";

/// A row of figures in words: the first message, promises, conclusions, mitigation, assumptions that proved false.
/// What is not recorded says so.
pub fn figures_row(figures: &Figures) -> [String; 5] {
    let span = |millis: Option<i64>| millis.map_or("not recorded".to_owned(), times::span);
    let Figures { to_first_message, kept, broken, to_mitigate, proved_false, concluded, on_evidence } =
        *figures;
    let of = |some: usize, all: usize, none: &str| match all {
        0 => none.to_owned(),
        all => format!("{some} of {all}"),
    };
    let (promises, conclusions) =
        (of(kept, kept + broken, "none due"), of(on_evidence, concluded, "none concluded"));
    [span(to_first_message), promises, conclusions, span(to_mitigate), proved_false.to_string()]
}

/// All together: `3 incidents: first message after 4 min, 5 of 6 promises kept, 3 of 4 conclusions on evidence, mitigated after 1 h,
/// 2 assumptions proved false`. Spans are the middle ones.
pub fn figures_summary(all: &[Figures]) -> String {
    let middle = |look: fn(&Figures) -> Option<i64>| median(all.iter().filter_map(look).collect());
    let kept: usize = all.iter().map(|figures| figures.kept).sum();
    let due = kept + all.iter().map(|figures| figures.broken).sum::<usize>();
    let on_evidence: usize = all.iter().map(|figures| figures.on_evidence).sum();
    let concluded: usize = all.iter().map(|figures| figures.concluded).sum();
    let wrong: usize = all.iter().map(|figures| figures.proved_false).sum();
    let parts = [
        middle(|figures| figures.to_first_message)
            .map(|span| format!("first message after {}", times::span(span))),
        (due > 0).then(|| format!("{kept} of {due} promises kept")),
        (concluded > 0).then(|| format!("{on_evidence} of {concluded} conclusions on evidence")),
        middle(|figures| figures.to_mitigate).map(|span| format!("mitigated after {}", times::span(span))),
        Some(match wrong {
            0 => "no assumption proved false".to_owned(),
            1 => "1 assumption proved false".to_owned(),
            wrong => format!("{wrong} assumptions proved false"),
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = parts.join(", ");
    match all.len() {
        1 => format!("1 incident: {parts}."),
        many => format!("{many} incidents: {parts}. Spans are the middle ones."),
    }
}

/// The head of the CSV file, to be followed by [`figures_csv_row`]s.
pub fn figures_csv_head() -> String {
    HEAD.to_owned()
}

/// An incident's row of the CSV file; empty cells where nothing is recorded. A drill is no incident and has no row.
pub fn figures_csv_row(incident: &Incident, now: Timestamp) -> String {
    let state = incident.state();
    if state.is_drill() {
        return String::new();
    }
    let figures = state.figures(now);
    let seconds = |millis: Option<i64>| millis.map(|millis| (millis / 1000).to_string()).unwrap_or_default();
    let cells = [
        state.declared.map(csv::time).unwrap_or_default(),
        csv::cell(&state.title),
        match state.details.severities.own() {
            [] => state.severity.name().to_ascii_lowercase(),
            _ => csv::cell(state.severity_name()),
        },
        seconds(figures.to_first_message),
        figures.kept.to_string(),
        figures.broken.to_string(),
        seconds(figures.to_mitigate),
        figures.proved_false.to_string(),
        figures.concluded.to_string(),
        figures.on_evidence.to_string(),
    ];
    cells.join(",") + "\r\n"
}
