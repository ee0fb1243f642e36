// Reads the table with what Node has, and prints the rows, the kind of the time and how many formulas are live.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import Papa from "papaparse";
import xlsx from "xlsx";

const file = join(process.argv[2], "timeline-for-spreadsheets.csv");
const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");

const parsed = Papa.parse(text, { skipEmptyLines: true }).data;
const sheet = xlsx.read(readFileSync(file), { cellDates: true }).Sheets.Sheet1;
const cells = xlsx.utils.sheet_to_json(sheet, { header: 1, raw: false, defval: "" });
const formulas = Object.values(sheet).filter((cell) => cell?.f).length;
const book = await new ExcelJS.Workbook().csv.readFile(file);
const rows = [];
book.eachRow((row) => rows.push([1, 2, 3, 4].map((at) => row.getCell(at).value)));

const asText = (value) => (value instanceof Date ? value.toISOString() : String(value ?? ""));
console.log(JSON.stringify({
  "Papa Parse": { rows: parsed.slice(1), time: "text", live: 0 },
  SheetJS: { rows: cells.slice(1), time: sheet.A2.t === "d" ? "date" : "text", live: formulas },
  exceljs: {
    rows: rows.slice(1).map((row) => row.map(asText)), time: rows[1][0] instanceof Date ? "date" : "text",
    live: rows.flat().filter((value) => value?.formula).length,
  },
}));
