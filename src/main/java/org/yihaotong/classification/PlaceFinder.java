package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a place in a text by the usual endings of Chinese place names and the numbers
 * that follow them.
 */
final class PlaceFinder {

	private static final SwiftPattern ENDING = new SwiftPattern("大小社新花家嘉公广医中幼菜市路街巷苑镇村",
			"(?:大道|大街|小区|社区|新村|花园|家园|嘉园|公园|广场|医院|中学|小学|幼儿园|菜市场|市场|大厦|路|街|巷|苑|镇|村)"
					+ "(?:[和与][\\p{IsHan}]{2,4}(?:路|街)(?:交叉口|路口|口)?|交叉口|路口)?"
					+ "(?:第?[A-Za-z0-9零一二三四五六七八九十百]{1,5}(?:号楼|单元|号|栋|幢|楼|层|室|期|组|门)){0,4}");

	/** Words that stand before a name and do not belong to it. */
	private static final Pattern BEFORE = Pattern
		.compile(".*(?:小区(?=.*.{2})|另外|还有|我们|你们|他们|咱们|我家|我在|我是|住在|位于|就在|这边|那边|附近|对面|旁边|门口|这个|那个|一个|整个|老旧|所有|什么|"
				+ "地址|地点|在|到|从|住|是|的|了|把|被|给|这|那|我|你|您|咱|请|问|下|年|往|去|沿|叫|几|各|每|个|条|过|有|说)");

	private static final Set<String> NO_NAMES = Set.of("", "马", "公", "道", "铁", "线", "电", "走", "修", "问", "堵", "半", "一",
			"另外", "还有", "逛", "上", "大", "农", "全", "本", "该", "城", "乡", "进", "出", "回", "同", "新", "老", "人民", "菜", "农贸",
			"步行", "高速公", "公交线", "网", "思", "沿", "让", "带", "拦", "挡", "挖", "掉", "停", "开", "绕", "小", "中", "超市", "专科", "公立",
			"私立", "管");

	/** 十八路 is a bus, and in 绕路 nothing is named either. */
	private static final Pattern NO_ROAD = Pattern.compile("[0-9零一二三四五六七八九十百两幺]+|.*[绕修走让堵拦挡占问认迷铁公马线思赶]");

	private static final int LONGEST_NAME = 10;

	private PlaceFinder() {
	}

	static Optional<String> find(String text) {
		return spans(text).stream().findFirst().map(Fact::value);
	}

	/**
	 * Finds all places.
	 * @param text a text with half-width letters and figures
	 * @return the places as they stand in the text
	 */
	static List<Fact> spans(String text) {
		List<Fact> found = new ArrayList<>();
		ENDING.find(text, (ending) -> {
			String name = nameBefore(text, ending.start());
			if (!NO_NAMES.contains(name) && !(ending.group().charAt(0) == '路' && NO_ROAD.matcher(name).matches())) {
				found.add(
						new Fact(Fact.Kind.PLACE, ending.start() - name.length(), ending.end(), name + ending.group()));
			}
			return ending.end();
		});
		return found;
	}

	/**
	 * Reads the name that an ending belongs to.
	 * @param text the text
	 * @param end where the ending begins
	 * @return the name without the words that only lead to it, maybe empty
	 */
	static String nameBefore(String text, int end) {
		int start = end;
		while (start > 0 && end - start < LONGEST_NAME && Character.isLetterOrDigit(text.charAt(start - 1))) {
			start--;
		}
		Matcher before = BEFORE.matcher(text.substring(start, end));
		return before.lookingAt() ? text.substring(start + before.end(), end) : text.substring(start, end);
	}

}
