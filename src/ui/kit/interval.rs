//! An interval, in whole minutes: one of the list that every choice of an interval offers, or any other
//! that is typed.

use crate::domain::{INTERVALS, interval_in, interval_name};
use crate::ui::kit::choice::Radio;
use crate::ui::kit::field::{follow, holds, shows};
use crate::ui::kit::focus::focus;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::{flag, text};
use leptos::prelude::*;

/// Why what was typed is no interval.
pub const NO_INTERVAL: &str = "Write a number of minutes, from 1 to 1440, or hours such as 2 h.";
/// The id of the list that a field for an interval may offer.
pub const INTERVAL_LIST: &str = "intervals";
/// What stands for "another one" in a select, which no name of an interval is.
const OTHER: &str = "other";
/// What stands for an interval that is not in the list.
const UNLISTED: &str = "unlisted";

/// A radio group, one radio button an interval, and a field for any other.
#[component]
pub fn IntervalChoice(
    /// What it is called.
    label: &'static str,
    /// What ties the radio buttons together: one of its kind on the page.
    name: &'static str,
    /// The interval, in minutes.
    minutes: RwSignal<u32>,
    /// What happens when another one was chosen.
    #[prop(into)]
    after: Callback<()>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let chosen = Callback::new(move |chosen: u32| {
        minutes.set(chosen);
        after.run(());
    });
    let radio = |listed: u32| {
        let is_chosen = flag(move || minutes.get() == listed);
        view! {
            <Radio name=name.to_owned() is_chosen choose=Box::new(move || chosen.run(listed))>
                {short_name(listed)}
            </Radio>
        }
    };
    view! {
        <div class="seg" role="radiogroup" aria-label=label>
            {INTERVALS.into_iter().map(radio).collect_view()}
        </div>
        <label class="other-interval">
            <TypedInterval label=format!("{label}, minutes") minutes refused chosen />
            <span aria-hidden="true">"min"</span>
        </label>
        <Refusal why=refused />
    }
}

/// The name of an interval in a row of them: minutes, of which most are, are said and not shown.
fn short_name(minutes: u32) -> AnyView {
    let name = interval_name(minutes);
    match name.strip_suffix(" min") {
        Some(number) if minutes < 120 => {
            view! { {number.to_owned()} <span class="unseen">" min"</span> }.into_any()
        }
        _ => name.into_any(),
    }
}

/// A field that takes any interval as it is typed. It shows one that is not in the list, and leaves to the
/// list what is.
#[component]
fn TypedInterval(
    label: String,
    minutes: RwSignal<u32>,
    refused: RwSignal<Option<String>>,
    chosen: Callback<u32>,
) -> impl IntoView {
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
    view! {
        <input
            dir="auto"
            class="field minutes"
            type="text"
            aria-label=label
            autocomplete="off"
            placeholder="other"
            use:holds=Signal::from(words)
            on:input=valued(take)
            on:change=valued(check)
        />
    }
}

/// A select with the intervals, and "Other…", which opens a field for any other.
#[component]
pub fn IntervalSelect(
    /// What it is called.
    label: &'static str,
    /// Choices that are no interval, each with the number that it stands for.
    #[prop(optional)]
    before: &'static [(&'static str, u32)],
    /// The interval, in minutes.
    #[prop(into)]
    minutes: Signal<u32>,
    /// Takes the one that was chosen.
    #[prop(into)]
    chosen: Callback<u32>,
) -> impl IntoView {
    let (is_open, refused) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let named = move |minutes: u32| {
        let listed = INTERVALS.contains(&minutes).then(|| interval_name(minutes));
        let other = before.iter().find(|(_, number)| *number == minutes).map(|(name, _)| (*name).to_owned());
        other.or(listed)
    };
    let id =
        format!("{}-minutes", label.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let opened = id.clone();
    let choose = move |word: String| {
        is_open.set(word == OTHER);
        refused.set(None);
        if word == OTHER {
            return focus(opened.clone());
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
    let option = |name: String| view! { <option>{name}</option> };
    let shown = text(move || match is_open.get() {
        true => OTHER.to_owned(),
        false => named(minutes.get()).unwrap_or_else(|| UNLISTED.to_owned()),
    });
    view! {
        <span class="interval">
            <select class="field" aria-label=label prop:value=shown on:change=valued(choose)>
                {before.iter().map(|(name, _)| option((*name).to_owned())).collect_view()}
                {INTERVALS.into_iter().map(|minutes| option(interval_name(minutes))).collect_view()}
                <option
                    value=UNLISTED
                    hidden=flag(move || named(minutes.get()).is_some())
                    use:shows=text(move || interval_name(minutes.get()))
                ></option>
                <option value=OTHER>"Other…"</option>
            </select>
            <input
                dir="auto"
                id=id
                class="field minutes"
                type="text"
                aria-label=format!("{label}, minutes")
                placeholder="minutes"
                autocomplete="off"
                hidden=flag(move || !is_open.get())
                on:change=valued(take)
            />
            <Refusal why=refused />
        </span>
    }
}

/// The list that fields for an interval offer by [`INTERVAL_LIST`].
#[component]
pub fn IntervalList() -> impl IntoView {
    let option = |minutes| view! { <option value=u32::to_string(&minutes)>{interval_name(minutes)}</option> };
    view! { <datalist id=INTERVAL_LIST>{INTERVALS.into_iter().map(option).collect_view()}</datalist> }
}
