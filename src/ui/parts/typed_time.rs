//! Times as they are typed: what they will be taken for, said before anybody presses Enter, and what is asked about
//! them, with each answer as a button.

use crate::domain::time_expression::{Choice, Scene, TimeError, Wanted, unmistakable};
use crate::domain::{Timestamp, Zone};
use crate::export;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::click;
use crate::ui::kit::remade::remade;
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

/// The line under a field; its buttons hand what they stand for to `put`.
pub fn hint_line(hint: impl Fn() -> Hint + Send + Sync + 'static, put: Callback<String>) -> View {
    let hint = Memo::new(move |_| hint());
    remade(move || {
        let Hint { words, offers } = hint.get();
        if words.is_empty() {
            return many([]);
        }
        let buttons = offers.into_iter().map(|(label, text)| {
            el("button")
                .attr("type", "button")
                .class("outline small")
                .child(label)
                .on("click", click(move || put.run(text.clone())))
                .view()
        });
        let buttons = buttons.collect::<Vec<View>>();
        el("p").class("meta reading").child(el("span").child(words)).child(buttons).view()
    })
}

/// The line under a field for one time: the instant in UTC, or what is asked.
pub fn field_hint(
    words: impl Fn() -> String + Send + Sync + 'static,
    wanted: Wanted,
    put: Callback<String>,
) -> View {
    let hint = move || {
        let typed = words();
        let typed = typed.trim();
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
    };
    hint_line(hint, put)
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
