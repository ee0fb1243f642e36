//! The command palette: a field that lists what can be done, and narrows it down as one types.

use crate::actions::{Findable, rank};
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::{clicked, pressed, valued};
use crate::ui::kit::show::Anew;
use crate::ui::kit::signals::{aria, flag, text};
use crate::ui::parts::key_words::KeyWords;
use crate::ui::platform::{dialog, js};
use crate::ui::state::actions::Action;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

type Possible = StoredValue<Vec<Action>, LocalStorage>;

/// What is in the dialog.
#[component]
pub fn Palette(shell: Shell) -> impl IntoView {
    // Opening it is not something to do in it.
    let possible: Vec<Action> =
        untrack(|| shell.table().iter().filter(|a| a.key != "Ctrl+K" && a.can.make()).cloned().collect());
    let count = RwSignal::new(possible.len());
    let possible: Possible = StoredValue::new_local(possible);
    let (typed, at) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let found = move || typed.with(|typed| find(possible, typed));
    let run = move |place: usize| {
        let which = untrack(found).get(place).copied();
        let chosen = which.and_then(|which| possible.with_value(|all| all.get(which).cloned()));
        let Some(action) = chosen else { return };
        dialog::close();
        action.run.make();
    };
    let step = move |by: usize| {
        let many = count.get_untracked();
        if many > 0 {
            at.set((at.get_untracked() + by) % many);
            bring_into_sight(at.get_untracked());
        }
    };
    let choose = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(count.get_untracked().max(1) - 1),
            "Enter" => run(at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let write = move |words: String| {
        at.set(0);
        typed.set(words);
        bring_into_sight(0);
    };
    let rows = move || {
        let order = found();
        if count.get_untracked() != order.len() {
            count.set(order.len());
        }
        let row = |(place, which): (usize, usize)| {
            let action = possible.with_value(|all| all.get(which).cloned())?;
            let run = Callback::new(move |()| run(place));
            Some(view! { <Command action place at run /> })
        };
        order.into_iter().enumerate().filter_map(row).collect_view()
    };
    let said = text(move || match count.get() {
        0 => "Nothing goes by that name. Try a shorter word.".to_owned(),
        1 => "1 command".to_owned(),
        many => format!("{many} commands"),
    });
    let active = text(move || if count.get() == 0 { String::new() } else { option_id(at.get()) });
    view! {
        <input
            dir="auto"
            class="field palette-field"
            type="text"
            role="combobox"
            aria-label="What do you want to do?"
            aria-expanded=aria(move || count.get() > 0)
            aria-controls="commands"
            aria-autocomplete="list"
            aria-activedescendant=active
            placeholder="What do you want to do?"
            autocomplete="off"
            spellcheck="false"
            autofocus=true
            on:input=valued(write)
            on:keydown=pressed(choose)
        />
        <ul
            id="commands"
            class="commands"
            role="listbox"
            aria-label="Commands"
            hidden=flag(move || count.get() == 0)
        >
            <Anew>{rows()}</Anew>
        </ul>
        <p class="meta palette-count" role="status" use:shows=said></p>
    }
}

/// The places of what goes by some words, the best first.
fn find(possible: Possible, typed: &str) -> Vec<usize> {
    possible.with_value(|all| {
        let words: Vec<String> =
            all.iter().map(|action| [action.about, " ", action.words].concat()).collect();
        let named = all.iter().zip(&words).map(|(action, words)| Findable { name: &action.name, words });
        let named: Vec<Findable> = named.collect();
        rank(typed, &named)
    })
}

fn option_id(place: usize) -> String {
    format!("command-{place}")
}

/// A row of the list.
#[component]
fn Command(
    /// What can be done.
    action: Action,
    /// Its place in the list.
    place: usize,
    /// The place that Enter takes.
    at: RwSignal<usize>,
    /// Does it.
    run: Callback<()>,
) -> impl IntoView {
    view! {
        <li
            id=option_id(place)
            class="command"
            role="option"
            aria-selected=aria(move || at.get() == place)
            on:click=clicked(move || run.run(()))
        >
            <span class="command-name">{action.name}</span>
            <span class="meta">{action.about}</span>
            <KeyWords keys=action.key />
        </li>
    }
}

/// Brings a row into sight.
fn bring_into_sight(place: usize) {
    let row = document().get_element_by_id(&option_id(place));
    row.iter().for_each(|row| {
        js::let_go(js::call(row, "scrollIntoView", &[&js::object(&[("block", "nearest")])]));
    });
}
