//! Times as they are typed: what they will be taken for, said before anybody presses Enter, and what is asked about
//! them, with each answer as a button.

use super::browser::clock;
use super::browser::named_zone::NamedZone;
use super::browser::zone::LocalZone;
use super::dom::{View, el, many};
use super::lean::click;
use super::reactive::*;
use super::remade::remade;
use crate::domain::time_expression::{Choice, Scene, TimeError, Wanted, Why, unmistakable};
use crate::domain::{Timestamp, Zone};
use crate::export::times;

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
        Hint { words: refused(error), offers: labels.zip(texts).collect() }
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
    if is_today { times::clock(at, &zone) } else { times::dated(at, &zone) }
}

fn label(choice: &Choice) -> String {
    let place = if choice.place.is_empty() { String::new() } else { format!("{}: ", choice.place) };
    let rest = if choice.rest.is_empty() {
        String::new()
    } else {
        format!(", “{}”", super::words::excerpt(&choice.rest))
    };
    format!("{place}{}{rest}", said(choice.at))
}

/// The words for why a time is not taken.
pub fn refused(error: &TimeError) -> String {
    match error {
        TimeError::NoTime => {
            "That is no time. Write it like 02:40, 3 pm, tomorrow 9:00 or 02:40 UTC, or like 10m.".to_owned()
        }
        TimeError::Unread(words) => format!(
            "It begins like a time, and “{}” could be part of it, but cannot be read. Write the time like 02:40, 3 pm or 10m.",
            super::words::excerpt(words)
        ),
        TimeError::NoClock(day) => format!("{day} is a day. Write the time, too, like {day} 09:00."),
        TimeError::NoSuchTime(time) => format!("No clock shows {time}. A day goes from 00:00 to 23:59."),
        TimeError::Range(words) => format!("{words} is more than one time. Write one."),
        TimeError::Vague(words) => format!("{words} is no certain time. Write how many, like 20m."),
        TimeError::Zero => "That is now. Say how long you need, as in /in 15m.".to_owned(),
        TimeError::WrongWay => {
            "Something that has happened is so long ago; what is still to come is in so long. Write it like 10m.".to_owned()
        }
        TimeError::Passed(ago, zone, choice) => {
            let next = choice.as_ref().map_or("", |_| " Do you mean the next one?");
            format!("That was {} ago in {zone}.{next}", times::span(*ago))
        }
        TimeError::NotYet(left, zone, choice) => {
            let last = choice.as_ref().map_or("", |_| " Do you mean the last one?");
            format!("That is still to come in {zone}, in {}.{last}", times::span(*left))
        }
        TimeError::UnknownZone(zone) => {
            format!("This browser knows no zone {zone}. Write a city such as Berlin, or UTC+2.")
        }
        TimeError::Differ => "The time in brackets is another one. Write the time once.".to_owned(),
        TimeError::Ask(question) => match &question.why {
            Why::Twice(zone) => format!(
                "That time comes twice in {zone} that night, because the clocks go back. Which one?"
            ),
            Why::Never(zone) => format!(
                "That time does not exist in {zone} that night: the clocks go forward over it. Which one is meant?"
            ),
            Why::HalfOfDay => "Before noon or after? Write am or pm, or choose.".to_owned(),
            Why::Midnight => "Midnight ends a day and begins one. Which one is meant?".to_owned(),
            Why::Zone(name) => format!("More than one zone goes by {name}. Which one?"),
            Why::Word(word) => format!("Does “{word}” belong to the time?"),
        },
    }
}
