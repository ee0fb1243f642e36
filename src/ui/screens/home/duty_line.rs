//! The line about whoever is on duty, which leads to their day.

use crate::ui::kit::field::shows;
use crate::ui::kit::signals::text;
use crate::ui::parts::on_duty::on_duty;
use crate::ui::platform::address;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// `On duty today: Ana, from 18:00: Ben · 3 open`.
#[component]
pub fn DutyLine(session: Session) -> impl IntoView {
    let who = on_duty(session);
    let words = text(move || {
        // Another tab may have counted anew.
        session.now().track();
        let who = who.get();
        let open = match session.duty().open().as_str() {
            "" | "0" => String::new(),
            open => [" · ", open, " open"].concat(),
        };
        let who = if who.is_empty() { String::new() } else { [" today: ", &who].concat() };
        ["On duty", &who, &open].concat()
    });
    view! {
        <p class="duty-home">
            <a href={address::DUTY} dir="auto" use:shows=words></a>
        </p>
    }
}
