//! An interval, in whole minutes: one of the list that every choice of an interval offers, or any other
//! that is typed.

use crate::domain::{INTERVALS, interval_in, interval_name};
use crate::ui::kit::choice::radio;
use crate::ui::kit::dom::{El, View, el, follow, many};
use crate::ui::kit::lean::{flag, refusal, text, value};
use leptos::prelude::*;

/// Why what was typed is no interval.
pub const NO_INTERVAL: &str = "Write a number of minutes, from 1 to 1440, or hours such as 2 h.";
/// The id of the list that a field for an interval may offer.
pub const INTERVAL_LIST: &str = "intervals";
/// What stands for "another one" in a select, which no name of an interval is.
const OTHER: &str = "other";
/// What stands for an interval that is not in the list.
const UNLISTED: &str = "unlisted";

/// A radio group named `label`, one radio button an interval, and a field for any other. `name` ties them
/// together and is one of its kind on the page. `after` runs when another one was chosen.
pub fn interval_choice(
    label: &'static str,
    name: &'static str,
    minutes: RwSignal<u32>,
    after: impl Fn() + Send + Sync + 'static,
) -> View {
    let after = Callback::new(move |chosen: u32| {
        minutes.set(chosen);
        after();
    });
    let one = |listed: u32| {
        let is_chosen = flag(move || minutes.get() == listed);
        radio(name, short_name(listed), is_chosen, move || after.run(listed))
    };
    let radios = Vec::from(INTERVALS.map(one));
    let refused = RwSignal::new(None::<String>);
    many([
        el("div").class("seg").attr("role", "radiogroup").attr("aria-label", label).child(radios).view(),
        el("label")
            .class("other-interval")
            .child(typed(format!("{label}, minutes"), minutes, refused, after).attr("placeholder", "other"))
            .child(el("span").attr("aria-hidden", "true").child("min"))
            .view(),
        refusal(refused),
    ])
}

/// The name of an interval in a row of them: minutes, of which most are, are said and not shown.
fn short_name(minutes: u32) -> View {
    let name = interval_name(minutes);
    match name.strip_suffix(" min") {
        Some(number) if minutes < 120 => {
            many([number.to_owned().into_any(), el("span").class("unseen").child(" min").view()])
        }
        _ => name.into_any(),
    }
}

/// A field that takes any interval as it is typed. It shows one that is not in the list, and leaves to the
/// list what is.
fn typed(
    label: String,
    minutes: RwSignal<u32>,
    refused: RwSignal<Option<String>>,
    chosen: Callback<u32>,
) -> El {
    let words = RwSignal::new(String::new());
    follow(move || {
        let minutes = minutes.get();
        // What is being typed stays as it is.
        if words.with_untracked(|words| interval_in(words)) != Some(minutes) {
            words.set(if INTERVALS.contains(&minutes) { String::new() } else { minutes.to_string() });
            refused.set(None);
        }
    });
    let take = move |text: String| {
        words.set(text.clone());
        if let Some(minutes) = interval_in(&text) {
            refused.set(None);
            chosen.run(minutes);
        }
    };
    let check = move |text: String| {
        let is_fine = text.trim().is_empty() || interval_in(&text).is_some();
        refused.set((!is_fine).then(|| NO_INTERVAL.to_owned()));
    };
    el("input")
        .class("field minutes")
        .attr("type", "text")
        .attr("aria-label", label)
        .attr("autocomplete", "off")
        .value(words)
        .on("input", value(take))
        .on("change", value(check))
}

/// A select named `label` with the intervals, and "Other…", which opens a field for any other. `before` are
/// choices that are no interval, each with the number that it stands for.
pub fn interval_select(
    label: &'static str,
    before: &'static [(&'static str, u32)],
    minutes: Signal<u32>,
    chosen: impl Fn(u32) + Send + Sync + 'static,
) -> View {
    let chosen = Callback::new(chosen);
    let (is_open, refused) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let named = move |minutes: u32| {
        let listed = INTERVALS.contains(&minutes).then(|| interval_name(minutes));
        let other = before.iter().find(|(_, number)| *number == minutes).map(|(name, _)| (*name).to_owned());
        other.or(listed)
    };
    let id = format!("{}-minutes", label.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let opened = id.clone();
    let choose = move |word: String| {
        is_open.set(word == OTHER);
        refused.set(None);
        if word == OTHER {
            return crate::ui::kit::focus::focus(opened.clone());
        }
        let other = before.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
        other.or(interval_in(&word)).into_iter().for_each(|minutes| chosen.run(minutes));
    };
    let take = move |text: String| match interval_in(&text) {
        Some(minutes) => {
            refused.set(None);
            is_open.set(false);
            chosen.run(minutes);
        }
        None => refused.set(Some(NO_INTERVAL.to_owned())),
    };
    let option = |name: String| el("option").child(name).view();
    let unlisted = el("option")
        .attr("value", UNLISTED)
        .flag("hidden", flag(move || named(minutes.get()).is_some()))
        .child(text(move || interval_name(minutes.get())));
    let shown = text(move || match is_open.get() {
        true => OTHER.to_owned(),
        false => named(minutes.get()).unwrap_or_else(|| UNLISTED.to_owned()),
    });
    let select = el("select")
        .class("field")
        .attr("aria-label", label)
        .child(before.iter().map(|(name, _)| option((*name).to_owned())).collect::<Vec<View>>())
        .child(INTERVALS.iter().map(|minutes| option(interval_name(*minutes))).collect::<Vec<View>>())
        .child(unlisted)
        .child(el("option").attr("value", OTHER).child("Other…"))
        .value(shown)
        .on("change", value(choose));
    let field = el("input")
        .attr("id", id)
        .class("field minutes")
        .attr("type", "text")
        .attr("aria-label", format!("{label}, minutes"))
        .attr("placeholder", "minutes")
        .attr("autocomplete", "off")
        .flag("hidden", flag(move || !is_open.get()))
        .on("change", value(take));
    el("span").class("interval").child(select).child(field).child(refusal(refused)).view()
}

/// The list that fields for an interval offer by [`INTERVAL_LIST`].
pub fn interval_list() -> View {
    let option =
        |minutes: &u32| el("option").attr("value", minutes.to_string()).child(interval_name(*minutes)).view();
    el("datalist").attr("id", INTERVAL_LIST).child(INTERVALS.iter().map(option).collect::<Vec<View>>()).view()
}
