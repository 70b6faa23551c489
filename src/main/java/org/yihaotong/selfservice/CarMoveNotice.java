package org.yihaotong.selfservice;

import java.util.stream.Collectors;

import org.yihaotong.platform.PlateNumber;

/**
 * What the owner hears. Nothing in it comes from the citizen, so nobody can speak through
 * the hotline's voice, and nothing tells who the citizen is.
 */
final class CarMoveNotice {

	private static final String DIGITS = "零幺二三四五六七八九";

	/** Enough for an owner of several cars, and not the whole plate. */
	private static final int TAIL = 3;

	private CarMoveNotice() {
	}

	static String text(PlateNumber plate) {
		String tail = plate.value().substring(plate.value().length() - TAIL);
		return "您好，这里是12345热线。您的车牌尾号" + spelled(tail) + "的车辆挡住了他人通行，麻烦您尽快挪车。" + "马上挪车请按1，暂时不能挪请按2。";
	}

	/** Digit by digit: a tail is no amount. */
	private static String spelled(String tail) {
		return tail.chars()
			.mapToObj((character) -> Character.isDigit(character)
					? DIGITS.substring(character - '0', character - '0' + 1) : Character.toString(character))
			.collect(Collectors.joining());
	}

}
