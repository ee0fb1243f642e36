//! Fields for a day, and for a day and a time, in the page's own format or in words, with some to choose from beside them.

use crate::domain::time_expression::{TimeError, Wanted, unmistakable};
use crate::domain::{Timestamp, day_of};
use crate::ui::kit::field::{holds, shows};
use crate::ui::kit::handlers::valued;
use crate::ui::kit::signals::text;
use crate::ui::parts::labelled::Labelled;
use crate::ui::parts::time_choices::Choices;
use crate::ui::parts::typed_time::{FieldTimeHint, in_scene};
use crate::ui::platform::clock;
use crate::ui::platform::zone::LocalZone;
use leptos::prelude::*;

const DAY_MINUTES: i64 = 24 * 60;
/// Days to choose from, and how far ahead they are.
const DAYS: [(&str, i64); 4] =
    [("Tomorrow", 1), ("In a week", 7), ("In two weeks", 14), ("In four weeks", 28)];
/// Times to choose from for a debrief, how many days ahead, and the hour here.
const MEETINGS: [(&str, i64, &str); 4] = [
    ("Tomorrow at 10:00", 1, "10:00"),
    ("Tomorrow at 14:00", 1, "14:00"),
    ("In two days at 10:00", 2, "10:00"),
    ("In a week at 10:00", 7, "10:00"),
];

/// Why what was typed is no day.
pub const NO_DAY: &str = "Write a day, such as Friday or 2026-12-04, or leave it empty.";

/// Noon, on the clock here, of a day as it is typed: `2026-11-28`, `Friday`.
pub fn noon_of(day: &str) -> Option<Timestamp> {
    instant_of(&format!("{} noon", day.trim())).ok()
}

/// The instant of a day and a time as they are typed: `2026-11-22 10:00 UTC`.
///
/// # Errors
/// [`TimeError`] for what is no such time, and for one that the clock here shows twice that day, or never.
pub fn instant_of(typed: &str) -> Result<Timestamp, TimeError> {
    let behind = || in_scene(clock::now(), |scene| scene.whole(typed, Wanted::Behind));
    match in_scene(clock::now(), |scene| scene.whole(typed, Wanted::Ahead)) {
        Err(TimeError::Passed(..)) => behind(),
        read => read,
    }
}

/// The day so many days from now, on the calendar here.
fn day_ahead(days: i64) -> String {
    day_of(clock::now().plus_minutes(days * DAY_MINUTES), &LocalZone::current()).date()
}

/// Which day what was typed is taken for, where it does not say so itself.
fn read_as(typed: &str) -> String {
    let day = noon_of(typed).map(|noon| day_of(noon, &LocalZone::current()).date());
    day.filter(|day| day != typed.trim()).unwrap_or_default()
}

/// A field for a day.
#[component]
pub fn DayField(
    /// What it is called.
    name: &'static str,
    /// What stands in it.
    words: RwSignal<String>,
    /// Whether its name is seen above it.
    #[prop(optional)]
    is_labelled: bool,
) -> impl IntoView {
    let input = move || view! { <DayInput name hint="Due: Friday, 2026-12-04" words /> };
    let field = match is_labelled {
        true => view! { <Labelled label=name>{input()}</Labelled> }.into_any(),
        false => input().into_any(),
    };
    let item =
        |(label, days): (&'static str, i64)| (label, Callback::new(move |()| words.set(day_ahead(days))));
    view! {
        <div class="day-field">
            <div class="time-row">
                {field}
                <Choices label=name what="Choose a day" menu="Days" items=DAYS.map(item).to_vec() />
            </div>
            <p class="meta reading" use:shows=text(move || words.with(|typed| read_as(typed)))></p>
        </div>
    }
}

/// A field for a day and a time.
#[component]
pub fn MeetingField(
    /// What it is called.
    name: &'static str,
    /// What stands in it.
    words: RwSignal<String>,
) -> impl IntoView {
    let choose = move |days: i64, hour: &str| {
        let at = instant_of(&format!("{} {hour}", day_ahead(days)));
        at.iter().for_each(|at| words.set(unmistakable(*at)));
    };
    let item = |(label, days, hour): (&'static str, i64, &'static str)| {
        (label, Callback::new(move |()| choose(days, hour)))
    };
    let put = Callback::new(move |typed: String| words.set(typed));
    view! {
        <div class="day-field">
            <div class="time-row">
                <DayInput name hint="Friday 10:00" words />
                <Choices label=name what="Choose a time" menu="Times" items=MEETINGS.map(item).to_vec() />
            </div>
            <FieldTimeHint words wanted=Wanted::Ahead put />
        </div>
    }
}

#[component]
fn DayInput(name: &'static str, hint: &'static str, words: RwSignal<String>) -> impl IntoView {
    view! {
        <input
            class="field"
            type="text"
            dir="auto"
            autocomplete="off"
            aria-label=name
            placeholder=hint
            use:holds=Signal::from(words)
            on:input=valued(move |typed| words.set(typed))
        />
    }
}
