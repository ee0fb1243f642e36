//! Text can be read: the colours of `style/tokens.css`, computed as WCAG 2.2 does, in both themes.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// A colour as linear sRGB, each part between 0 and 1.
type Rgb = [f64; 3];

/// The arguments between the first bracket after `name` and the one that closes it.
fn arguments<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let rest = text.trim().strip_prefix(name)?.strip_prefix('(')?;
    let mut depth = 1;
    let end = rest.char_indices().find(|(_, letter)| {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    })?;
    rest.get(..end.0)
}

fn number(text: &str) -> f64 {
    let (digits, of) = text.strip_suffix('%').map_or((text, 1.0), |percent| (percent, 100.0));
    digits.parse::<f64>().map_or(f64::NAN, |number| number / of)
}

/// Björn Ottosson's matrices, as CSS Color 4 has them.
fn oklch(text: &str) -> Rgb {
    let parts: Vec<f64> = text.split(['/', ' ']).filter(|p| !p.is_empty()).map(number).collect();
    let [lightness, chroma, hue, ..] = parts[..] else { panic!("{text} is no oklch") };
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
    .map(|part| part.clamp(0.0, 1.0))
}

/// The colours of a theme: 0 for light, 1 for dark.
fn colours(theme: usize) -> BTreeMap<&'static str, Rgb> {
    let pairs = TOKENS.lines().filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
        let both = arguments(value, "light-dark")?;
        let (light, dark) = both.split_once("),")?;
        let one = if theme == 0 { format!("{light})") } else { dark.to_owned() };
        Some((name, oklch(arguments(&one, "oklch")?)))
    });
    pairs.collect()
}

/// As the eye and the browser mix: in encoded sRGB.
fn laid_over(over: Rgb, under: Rgb, opacity: f64) -> Rgb {
    let encode = |x: f64| if x <= 0.003_130_8 { 12.92 * x } else { 1.055 * x.powf(1.0 / 2.4) - 0.055 };
    let decode = |x: f64| if x <= 0.040_45 { x / 12.92 } else { ((x + 0.055) / 1.055).powf(2.4) };
    let mix = |at: usize| decode(encode(over[at]) * opacity + encode(under[at]) * (1.0 - opacity));
    [mix(0), mix(1), mix(2)]
}

fn luminance([red, green, blue]: Rgb) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Text, with its opacity in percent, and what it stands on.
const TEXT: [(&str, f64, &[&str]); 14] = [
    ("ink", 100.0, &["ground", "surface", "sunken", "accent-soft", "good-soft", "warn-soft", "bad-soft"]),
    ("ink-2", 100.0, &["ground", "surface", "sunken", "accent-soft", "good-soft", "warn-soft", "bad-soft"]),
    // Placeholders, and local times under those in UTC.
    ("ink-2", 85.0, &["surface", "ground"]),
    ("accent", 100.0, &["ground", "surface", "accent-soft", "sunken"]),
    ("accent-ink", 100.0, &["accent", "bad"]),
    ("good", 100.0, &["ground", "surface", "good-soft"]),
    ("warn", 100.0, &["ground", "surface", "warn-soft"]),
    ("bad", 100.0, &["ground", "surface", "bad-soft"]),
    // Words of a promise that is near or overdue stand in its own colours.
    ("accent", 100.0, &["accent-soft"]),
    ("warn", 100.0, &["warn-soft"]),
    ("bad", 100.0, &["bad-soft"]),
    // What lies under the pointer.
    ("accent", 100.0, &["sunken"]),
    ("warn", 100.0, &["sunken"]),
    ("bad", 100.0, &["sunken"]),
];

/// Edges of fields and the ring of the focus, and what they stand out from.
const EDGES: [(&str, &[&str]); 2] = [
    ("line-strong", &["ground", "surface"]),
    ("accent", &["ground", "surface", "accent-soft", "warn-soft", "bad-soft", "good-soft", "sunken"]),
];

#[test]
fn every_text_has_the_contrast_that_wcag_asks_for() {
    for (theme, name) in ["light", "dark"].iter().enumerate() {
        let colours = colours(theme);
        assert!(colours.len() > 12, "the tokens are there: {colours:?}");
        for (text, opacity, grounds) in TEXT {
            for ground in grounds {
                let (over, under) = (colours[text], colours[ground]);
                let ratio = contrast(laid_over(over, under, opacity / 100.0), under);
                assert!(
                    ratio >= 4.5,
                    "{name}: {text} ({opacity} %) on {ground} has {ratio:.2}, and 4.5 is asked for"
                );
            }
        }
    }
}

#[test]
fn every_edge_and_the_focus_stand_out() {
    for (theme, name) in ["light", "dark"].iter().enumerate() {
        let colours = colours(theme);
        for (edge, grounds) in EDGES {
            for ground in grounds {
                let ratio = contrast(colours[edge], colours[ground]);
                assert!(ratio >= 3.0, "{name}: {edge} on {ground} has {ratio:.2}, and 3 is asked for");
            }
        }
    }
}

#[test]
fn the_arithmetic_agrees_with_known_values() {
    let (white, black) = (oklch("100% 0 0"), oklch("0% 0 0"));
    assert!((contrast(white, black) - 21.0).abs() < 0.01);
    // #767676 is the lightest grey that passes on white.
    assert!((contrast(oklch("56.54% 0 0"), white) - 4.54).abs() < 0.05);
    // sRGB's red.
    let red = oklch("62.8% 0.2577 29.23");
    assert!((red[0] - 1.0).abs() < 0.01 && red[1] < 0.01 && red[2] < 0.01, "{red:?}");
}
