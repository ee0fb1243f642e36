//! What is new since the last update, folded: it may be worth saying.

use crate::ui::kit::field::shows;
use crate::ui::kit::show::{Each, Key, Shown};
use crate::ui::kit::signals::{boxed_keys, flag, text};
use crate::ui::state::composer::Composer;
use leptos::prelude::*;

/// The lines that the log has since the last update to them; unfolded, it stays so while more come.
#[component]
pub fn News(composer: Composer) -> impl IntoView {
    let lines = boxed_keys(Box::new(move || composer.news().iter().enumerate().map(Key::showing).collect()));
    let count = text(move || format!("Since the last update to them: {}", lines.with(Vec::len)));
    let item = move |key: Key| {
        let line = composer
            .news()
            .into_iter()
            .enumerate()
            .find(|line| Key::showing(line) == key)
            .map(|(_, line)| line);
        view! {
            <li dir="auto" translate="no">
                {line}
            </li>
        }
        .into_any()
    };
    view! {
        <Shown when=flag(move || !lines.with(Vec::is_empty))>
            <details class="news">
                <summary use:shows=count></summary>
                <ul>
                    <Each keys=lines item=Callback::new(item) />
                </ul>
            </details>
        </Shown>
    }
}
