//! Export: the whole record as a file.

use crate::domain::{Incident, Timestamp};
use crate::export::{self, DocsSite, Report, file_name, times};
use crate::ui::kit::field::shows;
use crate::ui::kit::menu::{Menu, MenuButton, Opens};
use crate::ui::kit::signals::text;
use crate::ui::platform::zone::LocalZone;
use crate::ui::platform::{clock, file};
use crate::ui::state::session::{Session, exported_key};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long an incident is open before the age of its last export shows.
const AGE_SHOWS_AFTER: i64 = 60 * 60_000;

/// A format of an export.
#[derive(Clone, Copy)]
pub enum Format {
    /// A report for people.
    Markdown,
    /// Everything, for this page.
    Json,
    /// Everything, with the data of its pictures.
    JsonWithPictures,
    /// For whoever takes over.
    Handover,
    /// The record and its picture, to print.
    Html,
    /// The timeline as a table for spreadsheets.
    Csv,
    /// The timeline as a table for other programs.
    CsvForPrograms,
    /// A report by a known template.
    Report(Report),
    /// The record as a page of a documentation site.
    Site(DocsSite),
    /// The incident as a file of a status page in a repository.
    Cstate,
}

/// The button and its menu of formats.
#[component]
pub fn ExportMenu(session: Session) -> impl IntoView {
    let open = RwSignal::new(false);
    // What a site wants is asked for in a menu of its own: the first one is long enough.
    let sites = RwSignal::new(false);
    let opener = NodeRef::<html::Button>::new();
    let item = move |name, format| (name, Callback::new(move |()| export(session, format)));
    let mut items = vec![
        item("Markdown", Format::Markdown),
        item("JSON", Format::Json),
        item("JSON with pictures", Format::JsonWithPictures),
        item("HTML", Format::Html),
        item("CSV for spreadsheets", Format::Csv),
        item("CSV for programs", Format::CsvForPrograms),
        item("Handover", Format::Handover),
    ];
    items.extend(Report::ALL.map(|report| item(report.name(), Format::Report(report))));
    items.push(("For a site…", Callback::new(move |()| sites.set(true))));
    let mut for_sites = DocsSite::ALL.map(|site| item(site.name(), Format::Site(site))).to_vec();
    for_sites.push(item("cstate (status page)", Format::Cstate));
    view! {
        <span class="meta export-age" use:shows=export_age(session)></span>
        <span class="menu-anchor">
            <MenuButton class="outline" open opener words="Export" />
            <Menu label="Export as" open items opens=Opens::Down opener />
            <Menu label="Export for a site" open=sites items=for_sites opens=Opens::Down opener />
        </span>
    }
}

/// Hands out the record as a file.
pub fn export(session: Session, format: Format) {
    spawn_local(async move {
        let pictures = match format {
            Format::JsonWithPictures => session.pictures().all().await,
            _ => Vec::new(),
        };
        hand_out(session, format, &pictures);
    });
}

fn hand_out(session: Session, format: Format, pictures: &[export::NamedPicture]) {
    let now = clock::now();
    let mut missing = 0;
    let made = session.peek(|incident| {
        let state = incident.state();
        let (extension, mime, text) = match format {
            Format::Markdown => (
                "md",
                "text/markdown;charset=utf-8",
                export::record_markdown(incident, &LocalZone::current(), now),
            ),
            Format::Handover => {
                ("md", "text/markdown;charset=utf-8", export::handover(incident, &LocalZone::current(), now))
            }
            Format::Json | Format::JsonWithPictures => {
                let (text, left_out) =
                    export::write_whole(incident, now, pictures, &session.unknown_fields(incident.id()));
                missing = left_out;
                ("json", "application/json", text)
            }
            Format::Html => {
                ("html", "text/html;charset=utf-8", export::record_html(incident, &LocalZone::current(), now))
            }
            Format::Csv => (
                "csv",
                "text/csv;charset=utf-8",
                export::csv_for_spreadsheets(&export::timeline_csv(incident)),
            ),
            Format::CsvForPrograms => ("csv", "text/csv;charset=utf-8", export::timeline_csv(incident)),
            Format::Site(site) => {
                ("md", "text/markdown;charset=utf-8", site.record(incident, &LocalZone::current(), now))
            }
            Format::Cstate => ("md", "text/markdown;charset=utf-8", export::cstate(incident, now)),
            Format::Report(report) => {
                ("md", "text/markdown;charset=utf-8", report.markdown(incident, &LocalZone::current(), now))
            }
        };
        let name = match format {
            Format::Report(report) => report.file_name(incident, now),
            Format::Handover => {
                file_name(&format!("handover {}", state.title), state.declared.unwrap_or(now), extension)
            }
            _ => file_name(&state.title, state.declared.unwrap_or(now), extension),
        };
        (name, mime, text)
    });
    let Some((name, mime, text)) = made else { return };
    if file::download(&name, mime, &text).is_ok() {
        // The others are no copy of the record.
        let is_copy = !matches!(
            format,
            Format::Handover | Format::Csv | Format::CsvForPrograms | Format::Cstate | Format::Report(_)
        );
        if let Some(id) = session.peek(Incident::id).filter(|_| is_copy) {
            session.remember(&exported_key(id), &now.as_millis().to_string());
        }
        let why = match format {
            Format::JsonWithPictures => {
                "They are not on this device, or the file would be too large to import."
            }
            _ => "“JSON with pictures” takes them along.",
        };
        session.say(&match export::left_out(missing) {
            Some(left_out) => format!("Exported as {name}. {left_out} {why}"),
            None => format!("Exported as {name}."),
        });
    } else {
        session.say("The browser refused the download. Nothing was exported.");
    }
}

/// How old the last export is, once the incident is over an hour old.
fn export_age(session: Session) -> Signal<String> {
    let (now, id) = (session.now(), session.open_id());
    let declared = session.derive(|s| s.declared);
    let age = move || -> Option<String> {
        // Exporting puts up a toast: that is when to look again.
        session.toast().track();
        let now = now.get();
        if now.since(declared()?) < AGE_SHOWS_AFTER {
            return None;
        }
        let last =
            session.recall(&exported_key(id.get()?)).and_then(|at| Timestamp::from_millis(at.parse().ok()?));
        Some(match last {
            Some(at) => format!("exported {} ago", times::span(now.since(at))),
            None => "not exported yet".to_owned(),
        })
    };
    text(move || age().unwrap_or_default())
}
