// A process of its own, in a time zone of its own, that prints sheets from a file; see hostile-sheets.test.ts.
import { readFileSync } from 'node:fs';
import { sheetCalendar } from '#lib/server/drives/sheet-calendar.ts';
import { sheetWorkbook } from '#lib/server/drives/sheet-workbook.ts';
import type { SheetData } from '#lib/views/sheet-data.ts';
import { sheetDocument } from '#lib/views/sheet-document.ts';
import { planMessage } from '#lib/views/sheet-message.ts';
import * as XLSX from '@e965/xlsx';

const data = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as SheetData;
const book = XLSX.read(sheetWorkbook(data, 'id'), { type: 'array', dense: true });
const cells = (book.Sheets['Jadwal'] as { '!data'?: XLSX.CellObject[][] })['!data']!;
console.log(sheetCalendar(data, 'id'));
console.log(planMessage(data, 'id'));
console.log(JSON.stringify(sheetDocument(data, 'id', 'semua')));
console.log(JSON.stringify(cells.map((row) => row.map((cell) => [cell.t, cell.v, cell.z]))));
