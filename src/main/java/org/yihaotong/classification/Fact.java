package org.yihaotong.classification;

/**
 * Something named in a text.
 *
 * @param kind what it is
 * @param start where it begins in the text as it was given, in UTF-16 units
 * @param end where it has ended
 * @param value its normal form, see {@link Kind}
 */
public record Fact(Kind kind, int start, int end, String value) {

	/** What may be named, and in which form it is given. */
	public enum Kind {

		/**
		 * Where something is: for a place of the gazetteer its district, subdistrict,
		 * community and grid cell and a space, then the place as it stands in the text
		 * with its numbers in figures ({@code 海勃湾区滨河街道滨河社区第1网格 锦绣花园12号楼3单元}).
		 */
		PLACE,

		/** A vehicle plate without separators, capitals (GA 36-2018). */
		PLATE,

		/** A telephone number in E.164, or a short number as it is dialled. */
		PHONE,

		/**
		 * A citizen's identity number of 18 places whose check digit fits (GB
		 * 11643-1999).
		 */
		IDENTITY_NUMBER,

		/**
		 * A day and a time of day as far as they are named: {@code 2026-05-03},
		 * {@code 05-03}, {@code day-1 20:00} for eight in the evening of the day before
		 * the text was received, {@code 20:00}.
		 */
		TIME,

		/** A sum of money in yuan, a decimal number. */
		AMOUNT,

		/**
		 * An office, firm or institution: for an office of the city its name in the list
		 * of departments ({@code 市住房和城乡建设局} for 住建局), else the name as it stands in the
		 * text. May lie over the place that it is named after.
		 */
		UNIT

	}

}
