package org.yihaotong.speech.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.yihaotong.speech.SpokenNumbers;

/**
 * Numbers in the phrases that callers say them in: telephone numbers, plates, addresses,
 * dates, times, sums. The numbers are drawn by chance from a fixed seed: the same texts
 * each time, and none is anybody's.
 */
final class SpokenNumberTexts {

	private static final int EACH = 400;

	private static final String DIGITS = "零一二三四五六七八九";

	private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

	private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

	private static final List<String> BEFORE_TELEPHONE = List.of("", "", "我的电话是", "我的手机号是", "电话号码是", "联系电话", "请打",
			"我的号码是", "手机号", "回电话打");

	private static final List<String> BEFORE_PLATE = List.of("", "", "车牌号是", "车牌是", "车牌号", "车号是", "牌照是", "有辆");

	private static final List<String> AFTER_PLATE = List.of("", "", "", "挡住我了", "停在路口", "麻烦挪一下", "堵住了我家门口", "的车主");

	private static final List<String> STREETS = List.of("人民路", "新华街", "建设路", "中山路", "和平路", "滨河路", "胜利街", "团结路");

	private static final List<String> BEFORE_ADDRESS = List.of("", "我家在", "我住", "地址是", "就在", "住址");

	private static final List<String> DAY_PARTS = List.of("", "早上", "上午", "中午", "下午", "晚上", "昨天晚上", "今天早上");

	private static final List<String> MONTHS = List.of("这个月", "上个月", "本月", "下个月");

	private static final List<String> UNITS = List.of("块钱", "元", "块", "万元", "个月", "天", "年", "个小时", "分钟", "岁", "个人", "户",
			"平米", "度", "次");

	private final Random random = new Random(12345);

	/** All texts. */
	List<String> all() {
		List<String> texts = new ArrayList<>();
		List<Supplier<String>> kinds = List.of(this::telephone, this::plate, this::address, this::date, this::time,
				this::amount);
		kinds.forEach((kind) -> {
			for (int count = 0; count < EACH; count++) {
				texts.add(kind.get());
			}
		});
		return texts;
	}

	private String telephone() {
		String number = "1" + one("3456789") + figures(9, "0123456789");
		return one(BEFORE_TELEPHONE) + spoken(number);
	}

	private String plate() {
		String tail = figures(this.random.nextInt(4) == 0 ? 6 : 5, "0123456789");
		if (this.random.nextInt(3) == 0) {
			tail = one(LETTERS) + tail.substring(1);
		}
		String place = (this.random.nextInt(3) == 0) ? "蒙C" : one(PROVINCES) + String.valueOf(one(LETTERS));
		return one(BEFORE_PLATE) + place + spoken(tail) + one(AFTER_PLATE);
	}

	private String address() {
		String street = one(STREETS) + number(1, 400) + "号";
		String house = (this.random.nextBoolean() ? number(1, 40) + one(List.of("号楼", "栋", "幢")) : number(1, 12) + "单元")
				+ spoken(String.valueOf(100 * between(1, 20) + between(1, 6))) + one(List.of("室", "", "号"));
		return switch (this.random.nextInt(3)) {
			case 0 -> one(BEFORE_ADDRESS) + street;
			case 1 -> one(BEFORE_ADDRESS) + street + house;
			default -> number(1, 40) + one(List.of("号楼", "栋")) + number(1, 8) + "单元" + number(1, 33) + "楼";
		};
	}

	private String date() {
		String day = number(1, 31) + one(List.of("号", "日"));
		String month = this.random.nextBoolean() ? one(MONTHS) : number(1, 12) + "月";
		String year = (this.random.nextInt(5) == 0 && month.length() < 3) ? "二零二" + DIGITS.charAt(between(0, 9)) + "年"
				: "";
		return year + month + day + (this.random.nextBoolean() ? one(DAY_PARTS) : "");
	}

	private String time() {
		String minutes = one(List.of("", "半", "多", "钟", "左右", number(11, 59) + "分", "一刻"));
		String hour = between(1, 12) == 2 ? "两" : number(1, 12);
		return one(DAY_PARTS) + hour + "点" + minutes;
	}

	private String amount() {
		int most = one(List.of(10, 100, 1_000, 10_000));
		String number = number(1, most);
		return (number.equals("二") ? "两" : number) + one(UNITS);
	}

	/** Figure by figure; one person says 幺 for one, another 一, and keeps to it. */
	private String spoken(String code) {
		String spelt = SpokenNumbers.spell("A" + code).substring(1);
		return this.random.nextInt(3) == 0 ? spelt.replace('幺', '一') : spelt;
	}

	private String number(int least, int most) {
		return SpokenNumbers.spell(String.valueOf(between(least, most)));
	}

	private int between(int least, int most) {
		return this.random.nextInt(least, most + 1);
	}

	private String figures(int count, String from) {
		StringBuilder figures = new StringBuilder();
		for (int at = 0; at < count; at++) {
			figures.append(one(from));
		}
		return figures.toString();
	}

	private char one(String characters) {
		return characters.charAt(this.random.nextInt(characters.length()));
	}

	private <T> T one(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
