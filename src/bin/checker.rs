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
mod files {
    //! Files that the page hands over: read here in slices, so that neither their bytes nor the reading of them stops it.

    use incident_scratchpad::evidence::service::PasteService;
    use incident_scratchpad::evidence::service::file::{FILE_LIMIT, FileError, LogFile};
    use incident_scratchpad::evidence::service::messages::{FileAnswer, FileQuestion};
    use js_sys::{Array, Function, Reflect, Uint8Array};
    use wasm_bindgen::{JsCast as _, JsValue};

    /// How many bytes are read before it is said how far it is.
    const SLICE: f64 = 1024.0 * 1024.0;

    /// The bytes of a file as text; why not, in words.
    pub fn taken(file: &JsValue, tell: &dyn Fn(&FileAnswer)) -> Result<LogFile, String> {
        let unreadable = || "The browser cannot read this file. Nothing was kept.".to_owned();
        let size = get(file, "size").as_f64().ok_or_else(unreadable)?;
        #[expect(clippy::cast_precision_loss, reason = "20 MB are exact in an f64")]
        let is_too_large = size > FILE_LIMIT as f64;
        if is_too_large {
            // A number without a point: what writes floats is not in the program.
            let megabytes = (size / 1024.0 / 1024.0).round() as u32;
            return Err(format!(
                "This file has {megabytes} MB; up to 20 MB are read. Cut out the hour that matters, and drop that."
            ));
        }
        let mut bytes = Vec::new();
        let mut from = 0.0;
        while from < size {
            let to = (from + SLICE).min(size);
            bytes.extend(slice(file, from, to).ok_or_else(unreadable)?);
            from = to;
            tell(&FileAnswer { read: bytes.len() / 2, ..FileAnswer::default() });
        }
        LogFile::new(bytes).map_err(|why| match why {
            FileError::Binary => {
                "This is no text: there are no lines in it to log. Nothing was kept.".to_owned()
            }
            FileError::Empty => "There is nothing in this file.".to_owned(),
        })
    }

    /// What a file says, or why it says nothing.
    pub fn answer(
        file: Option<&mut Result<LogFile, String>>,
        question: &str,
        service: &PasteService,
        tell: &dyn Fn(&FileAnswer),
    ) -> FileAnswer {
        let Ok(question) = serde_json::from_str::<FileQuestion>(question) else {
            return FileAnswer::default();
        };
        match file {
            Some(Ok(file)) => {
                let bytes = file.len();
                let mut progress =
                    |read: usize| tell(&FileAnswer { read: (bytes + read) / 2, ..FileAnswer::default() });
                file.answer(&question, service, &mut progress)
            }
            Some(Err(why)) => {
                FileAnswer { file: question.file, refused: why.clone(), ..FileAnswer::default() }
            }
            None => FileAnswer::default(),
        }
    }

    fn slice(file: &JsValue, from: f64, to: f64) -> Option<Vec<u8>> {
        let cut = get(file, "slice").dyn_into::<Function>().ok()?;
        let cut = cut.call2(file, &from.into(), &to.into()).ok()?;
        let class = get(&js_sys::global(), "FileReaderSync").dyn_into::<Function>().ok()?;
        let reader = Reflect::construct(&class, &Array::new()).ok()?;
        let read = get(&reader, "readAsArrayBuffer").dyn_into::<Function>().ok()?;
        Some(Uint8Array::new(&read.call1(&reader, &cut).ok()?).to_vec())
    }

    fn get(on: &JsValue, name: &str) -> JsValue {
        Reflect::get(on, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use incident_scratchpad::evidence::service::PasteService;
    use incident_scratchpad::evidence::service::messages::{ASKS_FILE, BEGINS, FileAnswer};
    use incident_scratchpad::evidence::service::sharing::{self, ASKS_SHARING};
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
    let mut file = None;
    let asked = Closure::<dyn FnMut(JsValue)>::wrap(Box::new(move |event: JsValue| {
        let data = Reflect::get(&event, &JsValue::from_str("data")).unwrap_or_default();
        let tell_of_file = |answer: &FileAnswer| tell(&serde_json::to_string(answer).unwrap_or_default());
        let Some(question) = data.as_string() else {
            file = Some(files::taken(&data, &tell_of_file));
            return;
        };
        if question.starts_with(ASKS_FILE) {
            tell_of_file(&files::answer(file.as_mut(), &question, &reader, &tell_of_file));
        } else if question.starts_with(BEGINS) {
            tell(&reader.handle(&question));
        } else if question.starts_with(ASKS_SHARING) {
            tell(&sharing::handle(&question));
        } else {
            tell(&service.handle(&question));
        }
    }));
    let listens = Reflect::set(&scope, &JsValue::from_str("onmessage"), &asked.into_js_value());
    if listens.is_ok() {
        // What is asked before this is lost: the page waits for it.
        tell_first("");
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
