//! The screen of one incident: banner, promise, three panes; tabs where it is narrow.

mod banner;
mod debrief;
mod details;
mod drill_place;
mod log;
mod pause;
mod promise;
mod theories;
mod update;

use crate::domain::capture::Kind;
use crate::domain::{Command, Leaning, Phase};
use crate::export::Report;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::signals::{Choice, effect, text};
use crate::ui::parts::folder_line::FolderLine;
use crate::ui::parts::import::ImportPanel;
use crate::ui::parts::importing::Importing;
use crate::ui::parts::notices::Notices;
use crate::ui::platform::address;
use crate::ui::screens::incident::banner::{Banner, Format, ImpactLine, export};
use crate::ui::screens::incident::debrief::{DebriefOffer, DebriefPane};
use crate::ui::screens::incident::details::{
    AllClearPanel, DetailsButton, DetailsSheet, PanelState, PinStrip, Pins, WatchBar, copy_announcement,
    turn_details,
};
use crate::ui::screens::incident::drill_place::DrillPlace;
use crate::ui::screens::incident::log::{Finding, WorkingPane, kind_id};
use crate::ui::screens::incident::pause::Pause;
use crate::ui::screens::incident::promise::{
    NextUpdate, PromiseSheets, all_clear, can_send_no_change, no_change,
};
use crate::ui::screens::incident::theories::{
    EffectAsked, ExpectForm, InvestigationLine, PrecedentLine, PrecedentList, TheoriesPane,
};
use crate::ui::screens::incident::update::UpdatePane;
use crate::ui::state::actions::{Actions, press};
use crate::ui::state::composer::Composer;
use crate::ui::state::pane::{Pane, ShownPane};
use crate::ui::state::session::Session;
use crate::ui::state::sheet::{Section, ShownSheet};
use crate::ui::state::shell::Shell;
use crate::ui::state::watch::Watch;
use leptos::prelude::*;

/// The screen of the open incident.
#[component]
pub fn IncidentScreen(session: Session, watch: Watch, shell: Shell) -> impl IntoView {
    let shown = ShownPane(Choice::new(&Pane::ALL, Pane::Working));
    let chosen = RwSignal::new(0);
    let importing = Importing::new(chosen);
    let finding = Finding::new();
    let (panels, pins, sheet) = (PanelState::new(), Pins::remembered(session), ShownSheet::closed());
    let composer = Composer::open(session);
    let capture = Callback::new(move |line: String| log::submit(session, &line, Kind::Theory));
    let precedents = PrecedentList::open(session);
    effect(move || {
        if matches!(shown.0.get(), Pane::Update | Pane::Debrief) {
            sheet.make_way();
        }
    });
    shell.serve(move || table(session, shown, finding, composer, panels, pins, sheet));
    focus("log-entry");
    view! {
            <div class=text(move || shown.0.get().class().to_owned())>
                <Banner session chosen renaming=panels.renaming shown shell>
                    <DetailsButton session sheet />
                </Banner>
                <ImpactLine session sheet />
                <NextUpdate session shown watch composer clearing=panels.all_clear sheet />
                <div class="bars">
                    <DrillPlace shell /> <Notices session /> <FolderLine shell /> <Pause session /> <WatchBar session /> <EffectAsked session /> <PinStrip session pins />
                    <AllClearPanel session panels composer /> <DebriefOffer session shown /> <ImportPanel session importing />
                </div>
                <DetailsSheet session sheet pins system=shell.system() /> <PromiseSheets session watch sheet />
                <main class="panes">
                    <WorkingPane session finding>
    <PrecedentLine list=precedents shown />
    <InvestigationLine session />
    <ExpectForm session capture />
    </WorkingPane>
    <TheoriesPane session capture precedents /> <UpdatePane session composer />
                    <DebriefPane session shown />
                </main>
                <nav class="tabs" aria-label="Panes">
                    {Pane::ALL.map(|pane| view! { <Tab pane shown /> }).into_iter().collect_view()}
                </nav>
            </div>
        }
}

fn find(shown: ShownPane, finding: Finding) {
    shown.0.set(Pane::Working);
    finding.turn();
}

fn check_again(shown: ShownPane) {
    shown.0.set(Pane::Theories);
    theories::focus_stale(None);
}

#[component]
fn Tab(pane: Pane, shown: ShownPane) -> impl IntoView {
    let current = text(move || if shown.0.get() == pane { "page".to_owned() } else { "false".to_owned() });
    view! {
        <button type="button" aria-current=current on:click=clicked(move || shown.0.set(pane))>
            {pane.name()}
        </button>
    }
}

/// What can be done here, a line each: the command palette lists them, the key help names their keys, and
/// the keys do them.
fn table(
    session: Session,
    shown: ShownPane,
    finding: Finding,
    composer: Composer,
    panels: PanelState,
    pins: Pins,
    sheet: ShownSheet,
) -> Actions {
    let write = move || shown.show(Pane::Update, "update-happening");
    let can_send = can_send_no_change(session);
    let is_owed = session.flag(|s| s.owed_all_clear().is_some());
    let is_promised = session.flag(|s| s.next_promise().is_some());
    let has_entries = session.flag(|s| !s.entries.is_empty());
    let is_there = |is_so: Signal<bool>| move || untrack(|| is_so.get());
    let actions = Actions::new()
        .does("Write to the log", "/ i", "The box under the timeline", move || {
            shown.show(Pane::Working, "log-entry")
        })
        .does("Write update", "u", "The status update’s first field", write)
        .does("No change", "c", "Copies an update that says nothing has changed", move || {
            no_change(session, shown, composer)
        })
        .while_so(is_there(can_send))
        .does("Rename", "F2", "Gives the incident another title, where it stands", move || {
            panels.renaming.set(true)
        })
        .also("title retitle name call heading")
        .does("Copy update", "", "For mail, chat, GitHub or a status page", move || {
            shown.press(Pane::Update, "copy-update")
        })
        .also("slack teams google discord mattermost jira confluence html rich plain text e-mail statuspage announce paste send")
        .does("Mark as sent", "", "Logs the update and starts the promise in it", move || {
            shown.press(Pane::Update, "mark-as-sent")
        })
        .also("posted published out")
        .does("All clear", "", "Official: from when to when, data lost or not, thanks", move || {
            panels.all_clear.set(true);
            all_clear(session, shown, composer);
        })
        .while_so(is_there(is_owed))
        .does("Push back", "", "Moves the promise, and asks why", || press("push-back"))
        .while_so(is_there(is_promised))
        .does(
            "Details",
            "d",
            "Impact, people, actions, changes, start and end, links",
            move || turn_details(session, sheet),
        )
        .also("severity scope")
        .does("Impact", "", "Who cannot do what, since when", move || sheet.open_at(Section::Impact))
        .also("customers affected scope data lost legal")
        .does("People", "", "Roles and handover, who needs to know", move || sheet.open_at(Section::People))
        .also("lead commander who role inform legal support")
        .does("Actions", "", "Who does what by when", move || sheet.open_at(Section::Actions))
        .also("assign owner task to do")
        .does("Changes", "", "What was changed in the system, and how", move || sheet.open_at(Section::Changes))
        .also("deploy rollback script restart review way back")
        .does("Start and end", "", "When it began and was noticed, and when it is over", move || {
            sheet.open_at(Section::StartAndEnd)
        })
        .also("began noticed detected trigger over when exit")
        .does("Links", "", "Dashboards, runbooks, the call", move || sheet.open_at(Section::Links))
        .also("dashboard call chat url address pin")
        .does("Announce the incident", "a", "Copies a line for those who need to know", move || {
            copy_announcement(session)
        })
        .does("Promises", "", "What was promised and kept, rhythm, alarms, calendar file", || {
            press("promises")
        })
        .also("ics calendar reminder notification sound deadline cadence next update")
        .does("Undo", "Ctrl+Z", "Takes back the last thing said in this tab", move || session.undo())
        .while_so(is_there(has_entries))
        .does("Find", "f", "In the log, by words, kind and time of the day", move || find(shown, finding))
        .does("Check evidence again", "e", "What was checked before the last change", move || {
            check_again(shown)
        })
        .while_so(|| theories::next_stale().is_some())
        .does("Take a break", "b", "Logs that a pause was taken", move || session.ask(Command::TakeBreak))
        .while_so(move || session.is_pause_due())
        .does("Put off the break", "n", "Asks again later", move || session.ask(Command::PutOffBreak))
        .while_so(move || session.is_pause_due());
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Note);
    let actions = kinds.fold(actions, |actions, kind| {
        let name = match kind {
            Kind::Evidence(leaning) => format!("Log as evidence {}", leaning.name().to_ascii_lowercase()),
            _ => format!("Log as {}", kind.name().to_ascii_lowercase()),
        };
        actions.does(name, "", kind_hint(kind), move || shown.press(Pane::Working, kind_id(kind)))
    });
    let names = session.settings().severities();
    let actions = names.all().iter().fold(actions, |actions, severity| {
        let name = format!("Severity: {}", names.in_text(*severity));
        actions.does(name, "", "", move || session.ask(Command::SetSeverity(*severity)))
    });
    let actions = actions
        .choices("Phase", &Phase::ALL.map(Phase::name), move |name| {
            Phase::from_name(name).into_iter().for_each(|p| session.ask(Command::SetPhase(p)));
        })
        .does("Show the log", "", "The timeline and its box", move || shown.show(Pane::Working, "log-entry"))
        .does("Show questions and theories", "", "What is asked, suspected and known", move || {
            shown.show(Pane::Theories, "theories")
        })
        .also("prove disprove rule out hypothesis evidence compare grid suspect")
        .does("Export as Markdown", "", "The record, for people", move || export(session, Format::Markdown))
        .also("report save download md wiki file")
        .does("Debrief", "", "Follow-ups, five whys, what went well; the timeline as a picture", move || {
            shown.show(Pane::Debrief, "debrief-head")
        })
        .also("postmortem retrospective lessons learned review follow-up picture chart")
        .does("Export as HTML", "", "The record with its picture, to print", move || {
            export(session, Format::Html)
        })
        .also("print pdf report file save download")
        .does("Export as JSON with pictures", "", "The same, with the data of its pictures", move || {
            export(session, Format::JsonWithPictures)
        })
        .does("Export as JSON", "", "Everything, for this page on another device", move || {
            export(session, Format::Json)
        })
        .also("backup save download share colleague device")
        .does("Export as CSV for spreadsheets", "", "The timeline as a table", move || {
            export(session, Format::Csv)
        })
        .also("excel table download")
        .does("Export as CSV for programs", "", "The timeline as a table, as it stands", move || {
            export(session, Format::CsvForPrograms)
        })
        .does("Export the handover", "", "For whoever takes over", move || export(session, Format::Handover))
        .also("shift next person hand over brief")
        .presses(
            "Send to a colleague",
            "As a file, a link or a page of its own; with what is to be masked",
            "send",
        )
        .also("share link capsule handover colleague pass on redact")
        .presses("Import", "Brings an incident from a file, after showing what is in it", "import")
        .does("Glossary and rules", "", "The team’s words, and which findings are wanted", move || {
            shown.press(Pane::Update, "glossary")
        })
        .does("All incidents", "", "The first screen", || address::go_to(None));
    let actions = Report::ALL.into_iter().fold(actions, |actions, report| {
        let name = format!("Export as {}", report.name());
        actions.does(name, "", "A report by that template", move || export(session, Format::Report(report)))
    });
    const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    (1..).zip(DIGITS).fold(actions, |actions, (number, digit)| {
        let has = move || pins.has(session, number);
        let open = move || pins.open(session, number);
        actions
            .does(format!("Open link {digit}"), digit, "A dashboard, a runbook, the call", open)
            .while_so(has)
    })
}

fn kind_hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Note => "",
        Kind::Question => "Or begin the line with ? and a space",
        Kind::Theory => "Or begin the line with ~ and a space",
        Kind::Evidence(Leaning::Against) => "Or begin the line with - and a space",
        Kind::Evidence(_) => "Or begin the line with + and a space",
        Kind::Finding => "Or begin the line with ! and a space",
        Kind::Decision => "Or begin the line with = and a space",
        Kind::Change => "Or begin the line with $ and a space",
        Kind::Action => "Or begin the line with @ and a name",
    }
}
