//! The zones that times are said in.

use crate::domain::{Zone as _, zone_name_today};
use crate::settings::{CUSTOMERS_ZONE, ZONE};
use crate::ui::kit::field::holds;
use crate::ui::kit::handlers::valued;
use crate::ui::kit::refusal::Refusal;
use crate::ui::kit::signals::text;
use crate::ui::platform::named_zone::NamedZone;
use crate::ui::platform::zone::LocalZone;
use crate::ui::screens::settings::now;
use crate::ui::screens::settings::row::Row;
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// The person's own zone, and the customers'.
#[component]
pub fn Zones(session: Session) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let own = LocalZone::ask().name().to_owned();
    view! {
        <ZoneField session label="Local times in" name=ZONE hint=own refused />
        <ZoneField session label="Customers’ zone" name=CUSTOMERS_ZONE hint="UTC alone".to_owned() refused />
        <Refusal why=refused />
        <p class="meta">
            "Every time is shown in UTC too. The customers’ zone is for incidents to come; Promises has that of an open one."
        </p>
    }
}

#[component]
fn ZoneField(
    session: Session,
    label: &'static str,
    /// The setting.
    name: &'static str,
    /// What holds where nothing is set.
    hint: String,
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let set = move |typed: String| {
        let typed = typed.trim();
        let found = NamedZone::find(typed).map(|zone| zone.name().to_owned());
        if !typed.is_empty() && found.is_none() {
            refused.set(Some(format!("This browser knows no zone {typed}. Try a city, such as New York.")));
            return;
        }
        refused.set(None);
        session.settings().set(name, &found.unwrap_or_default());
    };
    let set_now = now(session, name);
    let shown = text(move || zone_name_today(&set_now.get()).to_owned());
    view! {
        <Row label>
            <input
                dir="auto"
                class="field"
                type="text"
                placeholder=hint
                autocomplete="off"
                use:holds=shown
                on:change=valued(set)
            />
        </Row>
    }
}
