package org.yihaotong.classification;

import java.util.Arrays;
import java.util.Optional;

import org.yihaotong.classification.Manner.Language;
import org.yihaotong.classification.Manner.Mood;
import org.yihaotong.classification.Manner.Nature;
import org.yihaotong.classification.Manner.Urgency;
import org.yihaotong.platform.Priority;

/**
 * Finds out what a citizen wants and how it is said, by the words people use for it. What
 * the text itself does not say, its category tells.
 */
final class MannerFinder {

	/** What is said first and last tells what is wanted. */
	private static final int ENDS = 120;

	/** So many characters tell what a text is written in. */
	private static final int SCRIPT = 200;

	private static final int FIRST_IDEOGRAPH = 0x4E00;

	private static final int LAST_IDEOGRAPH = 0x9FFF;

	private static final SwiftPattern PRAISE = new SwiftPattern("表感点锦好谢给",
			"表扬|感谢信|表示感谢|衷心感谢|特别感谢|点赞|锦旗|好样的|谢谢(?:你们|您们|那位|这位|师傅)(?:的)?(?:帮|及时|热心|快|处理|解决)|给[^，。]{1,12}(?:点个赞|竖大拇指)");

	private static final SwiftPattern SUGGESTION = new SwiftPattern("建提能可希",
			"建议|提(?:个|一个|点|一点|几点|条)(?:建议|意见|想法)|(?:能不能|能否|可不可以|可否|希望)(?:[^，。？]{0,14})(?:增设|增加|加装|开通|延长|新建|优化|改成|改为|试点|推广|安装)");

	private static final SwiftPattern REPORT = new SwiftPattern("举我实有偷",
			"举报|我要反映有人|实名反映|有人(?:在)?(?:偷偷|私自|非法|违法|违规)|偷偷(?:排|倒|卖|盖|挖|烧)");

	private static final SwiftPattern COMPLAINT = new SwiftPattern("投太态推没不一",
			"投诉|太不像话|态度(?:很|太|特别|极其|非常)?(?:差|恶劣|不好|蛮横)|推(?:来推去|三阻四|诿|脱)|没人管|不作为|一直(?:没有?|不)(?:解决|处理|答复)");

	private static final SwiftPattern INQUIRY = new SwiftPattern("咨请想问怎需什哪是有多",
			"咨询|请问|想(?:问|了解|知道)|问一?下|怎么(?:办理|申请|办|报销|查|交|缴|领|算|收费)|需要(?:什么|哪些|准备)|什么(?:手续|材料|条件|流程|时候)|哪里(?:办|可以|能)|是否(?:可以|能|需要|属于)|有没有(?:政策|规定|补贴)|多少钱");

	private static final SwiftPattern DESPERATE = new SwiftPattern("不活想轻跳割喝同死没一自",
			"不想活|活不下去|活着没意思|想死|轻生|跳楼|跳河|割腕|喝农药|同归于尽|死给你们看|没有?活路|一了百了|自杀");

	private static final SwiftPattern ANGRY = new SwiftPattern("气忍什他混骗黑吃你曝上要再滚垃不",
			"气死|忍无可忍|什么东西|他妈|混蛋|骗子|黑心|吃干饭|吃屎|你们(?:管不管|到底|都是|就是(?:推|骗))|曝光|上访|要(?:去|到)?(?:北京|省里|中央|国务院)|再不(?:解决|处理|管)|垃圾(?:部门|单位|公司|物业|学校|平台)|不要脸|滚");

	private static final SwiftPattern UPSET = new SwiftPattern("急心焦崩受难无没痛苦求太多一反束拖",
			"急死|心急|焦急|崩溃|受不了|难以忍受|无奈|没办法|痛苦|苦不堪言|求求|太难了|多次(?:反映|投诉|打电话|联系)|一直拖|反反复复|束手无策|拖了");

	private static final SwiftPattern GRATEFUL = new SwiftPattern("感谢表点锦", "感谢你们|谢谢你们|表扬|点赞|锦旗|感谢信|衷心感谢");

	private static final SwiftPattern URGENT = new SwiftPattern("马立赶快十火紧急现今随婴老等断停正",
			"马上|立刻|立即|赶紧|赶快|十万火急|火急|紧急|急需|急等|很急|现在就|今晚就|今天就|随时(?:会|可能)(?:掉|倒|塌|伤|出事)|婴儿|老人(?:等着|卧床|吸氧)|正在(?:漏|冒|淌|往外|打|砸|施工)");

	private MannerFinder() {
	}

	/**
	 * Finds the manner of a text.
	 * @param plain a cleaned text
	 * @param simplified the same in simplified characters
	 * @param category the category that it most likely belongs to
	 * @return its manner
	 */
	static Manner find(String plain, String simplified, Optional<Category> category) {
		return new Manner(nature(ends(simplified), category), urgency(simplified, category), mood(simplified),
				language(plain, simplified));
	}

	private static String ends(String text) {
		return (text.length() <= 2 * ENDS) ? text
				: text.substring(0, ENDS) + "。" + text.substring(text.length() - ENDS);
	}

	private static Nature nature(String text, Optional<Category> category) {
		Nature usual = category.map(Category::nature).flatMap(MannerFinder::named).orElse(Nature.HELP);
		if (usual == Nature.SERVICE) {
			return usual;
		}
		if (PRAISE.isIn(text) && !COMPLAINT.isIn(text)) {
			return Nature.PRAISE;
		}
		if (REPORT.isIn(text)) {
			return Nature.REPORT;
		}
		if (COMPLAINT.isIn(text)) {
			return Nature.COMPLAINT;
		}
		if (SUGGESTION.isIn(text)) {
			return Nature.SUGGESTION;
		}
		return INQUIRY.isIn(text) ? Nature.INQUIRY : usual;
	}

	private static Optional<Nature> named(String chinese) {
		return Arrays.stream(Nature.values()).filter((nature) -> nature.chinese().equals(chinese)).findFirst();
	}

	private static Urgency urgency(String text, Optional<Category> category) {
		Priority priority = category.map(Category::priority).orElse(Priority.NORMAL);
		if (priority == Priority.EMERGENCY) {
			return Urgency.EMERGENCY;
		}
		return (priority == Priority.HIGH || URGENT.isIn(text)) ? Urgency.URGENT : Urgency.NORMAL;
	}

	private static Mood mood(String text) {
		if (DESPERATE.isIn(text)) {
			return Mood.DESPERATE;
		}
		if (ANGRY.isIn(text)) {
			return Mood.ANGRY;
		}
		if (UPSET.isIn(text)) {
			return Mood.UPSET;
		}
		return GRATEFUL.isIn(text) ? Mood.GRATEFUL : Mood.CALM;
	}

	/**
	 * Tells the language by the script of most characters. Han characters weigh double,
	 * because one of them is a word; the many kana of Japanese tell it from Chinese.
	 */
	private static Language language(String plain, String simplified) {
		int[] counts = new int[Character.UnicodeScript.values().length];
		plain.codePoints().limit(SCRIPT).forEach((point) -> counts[script(point)]++);
		int han = counts[Character.UnicodeScript.HAN.ordinal()];
		int kana = counts[Character.UnicodeScript.HIRAGANA.ordinal()]
				+ counts[Character.UnicodeScript.KATAKANA.ordinal()];
		if (kana > 2 && 2 * kana > han) {
			return Language.JAPANESE;
		}
		Language best = changed(plain, simplified, han) ? Language.TRADITIONAL_CHINESE : Language.SIMPLIFIED_CHINESE;
		int most = 2 * han;
		for (var script : new Script[] { new Script(Language.LATIN, Character.UnicodeScript.LATIN),
				new Script(Language.MONGOLIAN, Character.UnicodeScript.MONGOLIAN),
				new Script(Language.MONGOLIAN, Character.UnicodeScript.CYRILLIC),
				new Script(Language.ARABIC, Character.UnicodeScript.ARABIC),
				new Script(Language.TIBETAN, Character.UnicodeScript.TIBETAN),
				new Script(Language.KOREAN, Character.UnicodeScript.HANGUL) }) {
			if (counts[script.script().ordinal()] > most) {
				most = counts[script.script().ordinal()];
				best = script.language();
			}
		}
		return (most == 0) ? Language.OTHER : best;
	}

	/** Looking for a script costs ten times what it costs to see a usual ideograph. */
	private static int script(int point) {
		return (point >= FIRST_IDEOGRAPH && point <= LAST_IDEOGRAPH ? Character.UnicodeScript.HAN
				: Character.UnicodeScript.of(point))
			.ordinal();
	}

	/** A few characters are the same person's name in both; a text in them has more. */
	private static boolean changed(String plain, String simplified, int han) {
		if (plain.equals(simplified)) {
			return false;
		}
		int changed = 0;
		for (int i = 0; i < Math.min(plain.length(), simplified.length()); i++) {
			changed += (plain.charAt(i) != simplified.charAt(i)) ? 1 : 0;
		}
		return 10 * changed > han;
	}

	private record Script(Language language, Character.UnicodeScript script) {
	}

}
