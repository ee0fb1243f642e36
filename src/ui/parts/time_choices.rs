//! Times to choose from beside a field for one, put into it in the page's own format, as one would type them.

use crate::domain::time_expression::Wanted;
use crate::ui::kit::menu::{Item, Menu, MenuButton, Opens};
use crate::ui::parts::typed_time::typeable;
use crate::ui::platform::clock;
use leptos::prelude::*;

/// What lies behind, and how many minutes from now.
const BEHIND: [(&str, i64); 7] = [
    ("Now", 0),
    ("5 min ago", -5),
    ("10 min ago", -10),
    ("15 min ago", -15),
    ("30 min ago", -30),
    ("45 min ago", -45),
    ("1 h ago", -60),
];
/// What lies ahead.
const AHEAD: [(&str, i64); 6] = [
    ("In 10 min", 10),
    ("In 15 min", 15),
    ("In 20 min", 20),
    ("In 30 min", 30),
    ("In 1 h", 60),
    ("In 2 h", 120),
];

/// The button beside a field, and its menu.
#[component]
pub fn TimeChoices(
    /// What the field is called.
    label: &'static str,
    /// Whether the time lies behind or ahead.
    wanted: Wanted,
    /// Takes the time that was chosen, as it can be typed.
    put: Callback<String>,
) -> impl IntoView {
    let choices = if wanted == Wanted::Behind { &BEHIND[..] } else { &AHEAD[..] };
    let item = |(name, minutes): &(&'static str, i64)| {
        let minutes = *minutes;
        (*name, Callback::new(move |()| put.run(typeable(clock::now().plus_minutes(minutes)))))
    };
    let items = choices.iter().map(item).collect::<Vec<_>>();
    view! { <Choices label what="Choose a time" menu="Times" items /> }
}

/// A button beside a field, and its menu of what can be put into it.
#[component]
pub fn Choices(
    /// What the field is called.
    label: &'static str,
    /// What a press on the button is for.
    what: &'static str,
    /// What the menu is called.
    menu: &'static str,
    /// What can be chosen.
    items: Vec<Item>,
) -> impl IntoView {
    let (open, opener) = (RwSignal::new(false), NodeRef::new());
    view! {
        <span class="menu-anchor">
            <MenuButton class="icon icon-clock" open opener attr:aria-label=format!("{what}: {label}") attr:title=what />
            <Menu label=menu open items opens=Opens::Down opener />
        </span>
    }
}
