//! The command palette: a field that lists what can be done, and narrows it down as one types.

use crate::actions::{Findable, rank};
use crate::ui::kit::dialog;
use crate::ui::kit::dom::{View, el, many};
use crate::ui::kit::lean::{aria, click, flag, keys, text, value};
use crate::ui::kit::remade::remade;
use crate::ui::platform::js;
use crate::ui::state::actions::Action;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::KeyboardEvent;

/// What is in the dialog.
pub fn palette(shell: Shell) -> View {
    // Opening it is not something to do in it.
    let possible: Vec<Action> =
        untrack(|| shell.table().iter().filter(|a| a.key != "Ctrl+K" && (a.can)()).cloned().collect());
    let possible = Rc::new(possible);
    let (typed, at) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let count = RwSignal::new(possible.len());
    let all = Rc::clone(&possible);
    let found = move || {
        let words: Vec<String> =
            all.iter().map(|action| [action.about, " ", action.words].concat()).collect();
        let named = all.iter().zip(&words).map(|(action, words)| Findable { name: &action.name, words });
        let named: Vec<Findable> = named.collect();
        typed.with(|typed| rank(typed, &named))
    };
    let found = Rc::new(found);
    let run = {
        let (found, possible) = (Rc::clone(&found), Rc::clone(&possible));
        Rc::new(move |place: usize| {
            let chosen = untrack(|| found()).get(place).and_then(|which| possible.get(*which).cloned());
            let Some(action) = chosen else { return };
            dialog::close();
            (action.run)();
        })
    };
    let step = move |by: usize| {
        let many = count.get_untracked();
        if many > 0 {
            at.set((at.get_untracked() + by) % many);
            show(at.get_untracked());
        }
    };
    let enter = Rc::clone(&run);
    let pressed = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(count.get_untracked().max(1) - 1),
            "Enter" => enter(at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let write = move |words: String| {
        at.set(0);
        typed.set(words);
        show(0);
    };
    let rows = remade(move || {
        let order = found();
        if count.get_untracked() != order.len() {
            count.set(order.len());
        }
        let rows = order.iter().enumerate().filter_map(|(place, which)| {
            let run = Rc::clone(&run);
            Some(row(possible.get(*which)?, place, at, move || run(place)))
        });
        many(rows.collect::<Vec<View>>())
    });
    let said = text(move || match count.get() {
        0 => "Nothing goes by that name. Try a shorter word.".to_owned(),
        1 => "1 command".to_owned(),
        many => format!("{many} commands"),
    });
    let active = text(move || if count.get() == 0 { String::new() } else { option_id(at.get()) });
    many([
        el("input")
            .class("field palette-field")
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("aria-label", "What do you want to do?")
            .attr("aria-expanded", aria(move || count.get() > 0))
            .attr("aria-controls", "commands")
            .attr("aria-autocomplete", "list")
            .attr("aria-activedescendant", active)
            .attr("placeholder", "What do you want to do?")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("autofocus", "")
            .on("input", value(write))
            .on("keydown", keys(pressed))
            .view(),
        el("ul")
            .attr("id", "commands")
            .class("commands")
            .attr("role", "listbox")
            .attr("aria-label", "Commands")
            .flag("hidden", flag(move || count.get() == 0))
            .child(rows)
            .view(),
        el("p").class("meta palette-count").attr("role", "status").child(said).view(),
    ])
}

fn option_id(place: usize) -> String {
    format!("command-{place}")
}

fn row(action: &Action, place: usize, at: RwSignal<usize>, run: impl FnMut() + 'static) -> View {
    el("li")
        .attr("id", option_id(place))
        .class("command")
        .attr("role", "option")
        .attr("aria-selected", aria(move || at.get() == place))
        .child(el("span").class("command-name").child(action.name.clone()))
        .child(el("span").class("meta").child(action.about))
        .child(crate::ui::screens::keys::key_words(action.key))
        .on("click", click(run))
        .view()
}

/// Brings a row into sight.
fn show(place: usize) {
    let row = document().get_element_by_id(&option_id(place));
    row.iter().for_each(|row| {
        js::let_go(js::call(row, "scrollIntoView", &[&js::object(&[("block", "nearest")])]));
    });
}
