package org.yihaotong.classification;

/**
 * What a citizen wants and how it is said. It helps to choose who answers, and never
 * judges the citizen.
 *
 * @param nature what is wanted
 * @param urgency how soon
 * @param mood how the citizen feels about it
 * @param language what the text is written in
 */
public record Manner(Nature nature, Urgency urgency, Mood mood, Language language) {

	/** Nothing stands out. */
	public static final Manner PLAIN = new Manner(Nature.HELP, Urgency.NORMAL, Mood.CALM, Language.OTHER);

	/** The natures of a request by the national norm GB/T 33358. */
	public enum Nature {

		/** 咨询: a question. */
		INQUIRY("咨询"),

		/** 投诉: about how one was treated. */
		COMPLAINT("投诉"),

		/** 求助: something is to be done for the citizen. */
		HELP("求助"),

		/** 举报: others break a rule. */
		REPORT("举报"),

		/** 建议: how the city could do better. */
		SUGGESTION("建议"),

		/** 服务: a service that is booked. */
		SERVICE("服务"),

		/** 表扬: thanks. */
		PRAISE("表扬");

		private final String chinese;

		Nature(String chinese) {
			this.chinese = chinese;
		}

		/**
		 * Gives the word that forms and reports use.
		 * @return in Chinese
		 */
		public String chinese() {
			return this.chinese;
		}

	}

	/** How soon something must be done. */
	public enum Urgency {

		/** People are in danger. */
		EMERGENCY,

		/** Hours count. */
		URGENT,

		/** The usual deadline will do. */
		NORMAL

	}

	/** How the citizen feels. */
	public enum Mood {

		/** Nothing else is to be seen. */
		CALM,

		/** Worried or at the end of patience. */
		UPSET,

		/** Scolding or threatening with higher instances. */
		ANGRY,

		/** Speaks of giving up life or of hurting oneself or others. */
		DESPERATE,

		/** Thanks. */
		GRATEFUL

	}

	/** What a text is written in. */
	public enum Language {

		/** Chinese in simplified characters. */
		SIMPLIFIED_CHINESE("zh-Hans"),

		/** Chinese in traditional characters. */
		TRADITIONAL_CHINESE("zh-Hant"),

		/** English or another language in Latin letters. */
		LATIN("en"),

		/** Mongolian, in its own or in Cyrillic letters. */
		MONGOLIAN("mn"),

		/** Uyghur or another language in Arabic letters. */
		ARABIC("ug"),

		/** Tibetan. */
		TIBETAN("bo"),

		/** Korean. */
		KOREAN("ko"),

		/** Japanese. */
		JAPANESE("ja"),

		/** Anything else, or too little to tell. */
		OTHER("und");

		private final String tag;

		Language(String tag) {
			this.tag = tag;
		}

		/**
		 * Gives the language tag; for a script with several languages the likeliest here.
		 * @return by BCP 47
		 */
		public String tag() {
			return this.tag;
		}

		/**
		 * Tells whether it is Chinese.
		 * @return true in either script
		 */
		public boolean chinese() {
			return this == SIMPLIFIED_CHINESE || this == TRADITIONAL_CHINESE;
		}

	}

}
