//! The checker as a worker of the page: a question comes in as a text, the answer goes out as one. On
//! the host there is no page; there the checker is a command line (`status-lint`).

#[cfg(target_arch = "wasm32")]
mod intl {
    //! Zones by their names, from the zone data of the browser that the worker runs in.

    use incident_scratchpad::domain::{Offset, Timestamp, Zone};
    use js_sys::{Array, Date, Function, Intl, Object, Reflect};
    use std::cell::RefCell;
    use wasm_bindgen::{JsCast as _, JsValue};

    /// A zone that the browser knows.
    #[derive(Clone)]
    struct IntlZone {
        name: String,
        format: Function,
    }

    /// The zone of that name, or of that city.
    pub fn find(name: &str) -> Option<Box<dyn Zone>> {
        thread_local! {
            // Asking the browser is dear, and a text is checked with every key.
            static KNOWN: RefCell<Vec<(String, Option<IntlZone>)>> = const { RefCell::new(Vec::new()) };
        }
        let found = KNOWN.with_borrow_mut(|known| match known.iter().find(|(asked, _)| asked == name) {
            Some((_, zone)) => zone.clone(),
            None => {
                let zone = ask(name);
                known.push((name.to_owned(), zone.clone()));
                zone
            }
        });
        found.map(|zone| Box::new(zone) as Box<dyn Zone>)
    }

    fn ask(name: &str) -> Option<IntlZone> {
        let full = if name.contains('/') { name.to_owned() } else { full_name(name)? };
        let options = Object::new();
        for (key, value) in [("timeZone", full.as_str()), ("timeZoneName", "longOffset"), ("year", "numeric")]
        {
            Reflect::set(&options, &key.into(), &value.into()).ok()?;
        }
        let make: Function = Reflect::get(&intl(), &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
        // The browser throws for a name that it does not know.
        let format = Reflect::construct(&make, &Array::of2(&"en-US".into(), &options)).ok()?;
        let format = format.dyn_into::<Intl::DateTimeFormat>().ok()?.format();
        Some(IntlZone { name: full, format })
    }

    fn intl() -> JsValue {
        Reflect::get(&js_sys::global(), &"Intl".into()).unwrap_or_default()
    }

    /// The name that ends in that city.
    fn full_name(city: &str) -> Option<String> {
        let city = city.replace(' ', "_");
        let all: Function = Reflect::get(&intl(), &"supportedValuesOf".into()).ok()?.dyn_into().ok()?;
        let all: Array = all.call1(&intl(), &"timeZone".into()).ok()?.dyn_into().ok()?;
        let mut names = all.iter().filter_map(|name| name.as_string());
        names.find(|name| name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(&city)))
    }

    impl Zone for IntlZone {
        fn name(&self) -> &str {
            &self.name
        }

        fn offset_at(&self, at: Timestamp) -> Offset {
            #[expect(
                clippy::cast_precision_loss,
                reason = "milliseconds up to year 9999 are exact in an f64"
            )]
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
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use incident_scratchpad::evidence::service::{PasteService, messages::BEGINS};
    use incident_scratchpad::language::CheckerService;
    use js_sys::{Function, Reflect};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast as _, JsValue};

    let scope = JsValue::from(js_sys::global());
    let Ok(post) = Reflect::get(&scope, &JsValue::from_str("postMessage")) else { return };
    let post: Function = post.unchecked_into();
    // Nobody is there to be told when the page is gone.
    let tell = move |answer: &str| drop(post.call1(&JsValue::UNDEFINED, &JsValue::from_str(answer)));
    let tell_first = tell.clone();
    let mut service = CheckerService::with_zones(intl::find);
    let reader = PasteService::with_zones(intl::find);
    let asked = Closure::<dyn FnMut(JsValue)>::wrap(Box::new(move |event: JsValue| {
        let question =
            Reflect::get(&event, &JsValue::from_str("data")).ok().and_then(|data| data.as_string());
        let question = question.unwrap_or_default();
        tell(&match question.starts_with(BEGINS) {
            true => reader.handle(&question),
            false => service.handle(&question),
        });
    }));
    let listens = Reflect::set(&scope, &JsValue::from_str("onmessage"), &asked.into_js_value());
    if listens.is_ok() {
        // What is asked before this is lost: the page waits for it.
        tell_first("");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
