/**
 * Tables as spreadsheets have them: bytes in, rows out, one at a time.
 *
 * <p>{@link org.stillcast.table.Table} tells by the bytes of a {@link org.stillcast.table.TableSource} what they are: text
 * ({@code DelimitedTable}), Excel's {@code .xlsx} ({@code ExcelTable}) or an OpenDocument {@code .ods}
 * ({@code OpenDocumentTable}), and hands each {@link org.stillcast.table.TableRow} to who wants it. The two last are zip archives
 * of XML ({@code ZipParts}, {@code XmlText}), which strangers may have made: nothing in them may grow beyond its limit, and nothing
 * but plain elements is read. What a {@link org.stillcast.table.Cell} holds is what people see in it; what they would not
 * recognise is a fault, which matters only if the cell does.
 *
 * <ul>
 *   <li><b>sheet</b>: one of the tables in a file; a text has one without a name
 *   <li><b>row</b>: numbered from 1 as the spreadsheet numbers it, empty ones included
 *   <li><b>column</b>: numbered from 0; people know it by a letter
 * </ul>
 */
@NullMarked
package org.stillcast.table;

import org.jspecify.annotations.NullMarked;
