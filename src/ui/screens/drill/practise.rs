//! The dialog in which a drill is chosen: those of the page, one from a file, or one made of a past incident.

use crate::domain::{DRILL_SPEEDS, Detail, Incident, Title};
use crate::drill::{LIBRARY, MAX_SCRIPT_BYTES, Script, read_script, script_of_past, write_script};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::file_picker::FilePicker;
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::{clicked, clicked_once, valued};
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::show::Anew;
use crate::ui::platform::file::ReadError;
use crate::ui::platform::{clock, dialog, file};
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use crate::ui::text::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// What the speeds are called, in their order.
const SPEEDS: [&str; 4] = ["Real time", "2 times as fast", "5 times as fast", "10 times as fast"];
/// The button that starts one's own drill.
const START_OWN: &str = "start-own-drill";

/// What is in the dialog, below its head.
#[component]
pub fn PractiseDialog(shell: Shell) -> impl IntoView {
    let session = shell.session;
    let speed = RwSignal::new(0_usize);
    let own = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let cards = LIBRARY.into_iter().filter_map(|text| {
        let script = read_script(text).ok()?;
        Some(view! { <Card session script text="" speed /> })
    });
    let own_card = move || {
        let text = own.get();
        read_script(&text).ok().map(|script| view! { <OwnCard session script text speed /> })
    };
    view! {
        <p>
            "A scripted incident of about ten minutes. It says DRILL everywhere and stays apart from incidents: no list, figure or follow-up of those has it."
        </p>
        <SpeedChoice speed />
        <ul class="drill-cards" role="list" aria-label="Drills to choose from">
            {cards.collect_view()}
        </ul>
        <section class="setting" aria-label="Own drills">
            <h3>"Own drills"</h3>
            <div class="row">
                <FilePicker
                    class="outline small"
                    name="Open a drill’s file"
                    accept=".json,application/json"
                    chosen=move |input| take(input, own, refused)
                />
                <Past session own refused />
            </div>
            <Refusal why=refused />
            <Anew>{own_card()}</Anew>
        </section>
    }
}

#[component]
fn SpeedChoice(speed: RwSignal<usize>) -> impl IntoView {
    let options = SPEEDS.iter().enumerate().map(|(at, name)| {
        view! { <option value=at.to_string()>{*name}</option> }
    });
    let choose = move |chosen: String| speed.set(chosen.parse().unwrap_or_default());
    view! {
        <label class="drill-speed">
            "Speed" <select class="field" on:change=valued(choose)>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// A drill to choose. `text` is its file; empty for one that comes with the page.
#[component]
fn Card(
    session: Session,
    script: Script,
    #[prop(into)] text: String,
    speed: RwSignal<usize>,
) -> impl IntoView {
    let Script { name, about, minutes, .. } = script.clone();
    let label = format!("Start: {name}");
    let id = (!text.is_empty()).then_some(START_OWN);
    let start = move || start(session, &script, &text, speed.get_untracked());
    view! {
        <li class="drill-card">
            <div class="row">
                <b dir="auto" translate="no">
                    {name}
                </b>
                <span class="meta">{format!("{minutes} min")}</span>
                <button
                    type="button"
                    class="primary small push"
                    id=id
                    aria-label=label
                    on:click=clicked_once(start)
                >
                    "Start"
                </button>
            </div>
            <p dir="auto" translate="no">
                {about}
            </p>
        </li>
    }
}

/// One's own drill, to start and to save.
#[component]
fn OwnCard(session: Session, script: Script, text: String, speed: RwSignal<usize>) -> impl IntoView {
    let (kept, id) = (text.clone(), script.id.clone());
    let save = move || {
        let name = export::file_name(&["drill ", &id].concat(), clock::now(), "json");
        session.say(&match file::download(&name, "application/json", &kept) {
            Ok(()) => format!("Exported as {name}."),
            Err(_) => "The browser refused the download. Nothing was exported.".to_owned(),
        });
    };
    view! {
        <ul class="drill-cards" role="list" aria-label="Own drill">
            <Card session script text speed />
        </ul>
        <Button class="outline small" press=clicked(save)>
            "Save this drill as a file"
        </Button>
    }
}

fn start(session: Session, script: &Script, text: &str, speed: usize) {
    let Ok(title) = Title::parse(&script.title) else { return };
    let speed = DRILL_SPEEDS.get(speed).copied().unwrap_or(1);
    let of_the_page = text.is_empty();
    let script_text = if of_the_page { script.id.clone() } else { text.to_owned() };
    dialog::close();
    let drill = Detail::DrillBegan { script: script_text, name: script.name.clone(), speed };
    session.begin_drill(title, script.severity, drill);
}

fn take(input: HtmlInputElement, own: RwSignal<String>, refused: RwSignal<Option<String>>) {
    spawn_local(async move {
        let refuse = |why: String| {
            own.set(String::new());
            refused.set(Some(format!("This drill was not taken: {why}. Nothing was changed.")));
        };
        refused.set(None);
        match file::read_chosen(input, MAX_SCRIPT_BYTES).await {
            Ok(text) => match read_script(&text) {
                Ok(_) => show(text, own),
                Err(error) => refuse(error.to_string()),
            },
            Err(ReadError::None) => {}
            Err(ReadError::TooLarge) => refuse("it is larger than 60,000 bytes".to_owned()),
            Err(ReadError::NotUtf8 { line, .. }) => refuse(format!("it is not UTF-8 from line {line} on")),
            Err(ReadError::Unreadable) => refuse("the browser could not read it".to_owned()),
        }
    });
}

fn show(text: String, own: RwSignal<String>) {
    own.set(text);
    focus(START_OWN);
}

/// The incidents of this device, to make a drill of one.
#[component]
fn Past(session: Session, own: RwSignal<String>, refused: RwSignal<Option<String>>) -> impl IntoView {
    let mut titles = Vec::new();
    untrack(|| {
        session
            .each_real_incident(|incident| titles.push((incident.id(), words::title_of(incident.state()))));
    });
    let ids: Vec<_> = titles.iter().map(|(id, _)| *id).collect();
    let options = titles.into_iter().enumerate().map(|(at, (_, title))| {
        view! { <option value=at.to_string()>{title}</option> }
    });
    let options = options.collect_view();
    let chosen = RwSignal::new(0_usize);
    let any = !ids.is_empty();
    let make = move || {
        let mut script = None;
        let wanted = ids.get(chosen.get_untracked()).copied();
        let look = |incident: &Incident| {
            if Some(incident.id()) == wanted {
                script = script_of_past(incident);
            }
        };
        untrack(|| session.each_real_incident(look));
        refused.set(None);
        match script.map(|script| write_script(&script)).filter(|text| read_script(text).is_ok()) {
            Some(text) => show(text, own),
            None => refused.set(Some("Nothing was logged there that could arrive in a drill.".to_owned())),
        }
    };
    let make = StoredValue::new_local(make);
    any.then(|| {
        view! {
            <label class="drill-past">
                "From a past incident"
                <select
                    class="field"
                    on:change=valued(move |place| chosen.set(place.parse().unwrap_or_default()))
                >
                    {options}
                </select>
            </label>
            <Button class="outline small" press=clicked(move || make.with_value(|make| make()))>
                "Make a drill of it"
            </Button>
        }
    })
}
