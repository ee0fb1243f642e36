//! Zones by their names, from the browser's own zone data.

use crate::domain::{Audience, FixedZone, Offset, Timestamp, Zone, zone_name_today, zone_names_before};
use crate::ui::platform::js::{call, get, global, make, object};
use crate::ui::platform::zone::LocalZone;
use js_sys::{Array, Date, Function};
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue};

/// A zone that the browser knows.
#[derive(Clone)]
pub struct NamedZone {
    name: String,
    format: Function,
}

impl NamedZone {
    /// The zone of that name, or of that city: `America/New_York`, `New_York`, `new york`.
    pub fn find(name: &str) -> Option<NamedZone> {
        thread_local! {
            // Asking the browser is dear, and a message asks every second.
            static KNOWN: RefCell<Vec<(String, Option<NamedZone>)>> = const { RefCell::new(Vec::new()) };
        }
        if name.is_empty() {
            return None;
        }
        KNOWN.with_borrow_mut(|known| match known.iter().find(|(asked, _)| asked == name) {
            Some((_, zone)) => zone.clone(),
            None => {
                let zone = ask(name);
                known.push((name.to_owned(), zone.clone()));
                zone
            }
        })
    }
}

/// The zone that an audience reads times in, besides UTC: that of its own `name`. Where it has none,
/// customers, who may sit anywhere, read UTC alone, and people inside the zone of this browser.
pub fn zone_of(audience: Audience, name: &str) -> Box<dyn Zone> {
    match (NamedZone::find(name), audience) {
        (Some(zone), _) => Box::new(zone),
        (None, Audience::Customers) => Box::new(FixedZone::utc()),
        (None, Audience::Stakeholders | Audience::Team) => Box::new(LocalZone::current()),
    }
}

fn ask(name: &str) -> Option<NamedZone> {
    let intl = global("Intl");
    let full = if name.contains('/') { name.to_owned() } else { full_name(&intl, name)? };
    let format_of = |name: &str| {
        let options = object(&[("timeZone", name), ("timeZoneName", "longOffset"), ("year", "numeric")]);
        make(&get(&intl, "DateTimeFormat"), &[&JsValue::from_str("en-US"), &options])
    };
    let format = format_of(&full).or_else(|| zone_names_before(&full).find_map(format_of))?;
    let known = get(&call(&format, "resolvedOptions", &[])?, "timeZone").as_string()?;
    // The browser may know it by an older name; then the one that was asked for stays.
    let name = if known.eq_ignore_ascii_case(&full) { known } else { full };
    let name = zone_name_today(&name).to_owned();
    Some(NamedZone { name, format: get(&format, "format").dyn_into().ok()? })
}

/// The name that ends in that city, by its name of today or an earlier one.
fn full_name(intl: &JsValue, city: &str) -> Option<String> {
    let city = city.replace(' ', "_");
    let all: Array = call(intl, "supportedValuesOf", &[&JsValue::from_str("timeZone")])?.dyn_into().ok()?;
    let mut names = (0..all.length()).filter_map(|at| all.get(at).as_string());
    let ends = |name: &str| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(&city));
    names.find(|name| ends(name) || ends(zone_name_today(name)))
}

impl Zone for NamedZone {
    fn name(&self) -> &str {
        &self.name
    }

    fn offset_at(&self, at: Timestamp) -> Offset {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds up to year 9999 are exact in an f64")]
        let date = Date::new(&JsValue::from_f64(at.as_millis() as f64));
        let shown = self.format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string());
        Offset(shown.as_deref().and_then(minutes).unwrap_or(0))
    }
}

/// The minutes in `2026, GMT-03:30`.
fn minutes(shown: &str) -> Option<i32> {
    let (_, offset) = shown.split_once("GMT")?;
    if offset.is_empty() {
        return Some(0);
    }
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.get(..2)?.parse::<i32>().ok()?;
    Some(if offset.starts_with('+') { minutes } else { -minutes })
}
