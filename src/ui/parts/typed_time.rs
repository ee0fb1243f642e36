//! Times as they are typed: what they will be taken for, said before anybody presses Enter, and what is asked about
//! them, with each answer as a button.

use crate::domain::time_expression::{Choice, Scene, TimeError, Wanted, unmistakable};
use crate::domain::{Timestamp, Zone};
use crate::export;
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::platform::clock;
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::text::time_error;
use leptos::prelude::*;

/// What is read here and now.
pub fn in_scene<T>(now: Timestamp, act: impl FnOnce(&Scene) -> T) -> T {
    let local = LocalZone::current();
    let zones = |name: &str| NamedZone::find(name).map(|zone| Box::new(zone) as Box<dyn Zone>);
    act(&Scene { now, local: &local, zones: &zones })
}

/// What a time will be taken for, or what is asked about it.
#[derive(Clone, Default, PartialEq)]
pub struct Hint {
    /// What is said.
    pub words: String,
    /// What can be meant instead: what the button says, and what it puts into the field.
    pub offers: Vec<(String, String)>,
}

impl Hint {
    /// What is asked about a time; `texts` are what its choices put into the field.
    pub fn asked(error: &TimeError, texts: Vec<String>) -> Hint {
        let labels = error.choices().iter().map(label);
        Hint { words: time_error::refused(error), offers: labels.zip(texts).collect() }
    }
}

/// The line under a field.
#[component]
pub fn TimeHint(
    /// What it says.
    hint: Signal<Hint>,
    /// Takes what the button stands for that was pressed.
    put: Callback<String>,
) -> impl IntoView {
    let hint = Memo::new(move |_| hint.get());
    let line = move || {
        let Hint { words, offers } = hint.get();
        let button = move |(label, text): (String, String)| {
            view! {
                <Button class="outline small" press=clicked(move || put.run(text.clone()))>
                    {label}
                </Button>
            }
        };
        let said = (!words.is_empty()).then_some(words);
        said.map(|words| {
            view! {
                <p class="meta reading">
                    <span>{words}</span>
                    {offers.into_iter().map(button).collect_view()}
                </p>
            }
        })
    };
    view! { <Anew>{line()}</Anew> }
}

/// The line under a field for one time: the instant in UTC, or what is asked.
#[component]
pub fn FieldTimeHint(
    /// What stands in the field.
    #[prop(into)]
    words: Signal<String>,
    /// What kind of time is meant.
    wanted: Wanted,
    /// Takes what the button stands for that was pressed.
    put: Callback<String>,
) -> impl IntoView {
    let hint = Signal::derive(move || words.with(|typed| field_hint_of(typed.trim(), wanted)));
    view! { <TimeHint hint put /> }
}

fn field_hint_of(typed: &str, wanted: Wanted) -> Hint {
    if typed.is_empty() {
        return Hint::default();
    }
    match in_scene(clock::now(), |scene| scene.whole(typed, wanted)) {
        // It says it already.
        Ok(_) if typed.ends_with("UTC") => Hint::default(),
        Ok(at) => Hint { words: said(at), offers: Vec::new() },
        // Half a time is being typed.
        Err(error) if error.choices().is_empty() => Hint::default(),
        Err(error) => {
            Hint::asked(&error, error.choices().iter().map(|choice| unmistakable(choice.at)).collect())
        }
    }
}

/// An instant with its day where that is another one than today.
pub fn said(at: Timestamp) -> String {
    let zone = LocalZone::current();
    let is_today = at.utc().date() == clock::now().utc().date();
    if is_today { export::times::clock(at, &zone) } else { export::times::dated(at, &zone) }
}

fn label(choice: &Choice) -> String {
    let place = if choice.place.is_empty() { String::new() } else { format!("{}: ", choice.place) };
    let rest = if choice.rest.is_empty() {
        String::new()
    } else {
        format!(", “{}”", crate::ui::text::words::excerpt(&choice.rest))
    };
    format!("{place}{}{rest}", said(choice.at))
}

/// An instant as it can be typed again.
pub fn typeable(at: Timestamp) -> String {
    const NEAR_MILLIS: i64 = 11 * 3_600_000;
    let (day, hour) = (at.utc().date(), at.utc().clock());
    // A clock by itself is the last one of that name, or the next.
    if clock::now().since(at).abs() < NEAR_MILLIS {
        format!("{hour} UTC")
    } else {
        format!("{day} {hour} UTC")
    }
}
