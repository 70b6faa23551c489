package org.yihaotong.ivr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of constants as flow files write them: {@code OWNER_COMES} is
 * {@code owner-comes}.
 */
final class Words {

	private Words() {
	}

	static String of(Object value) {
		return (value instanceof Enum<?> constant) ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
				: value.toString();
	}

	static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
		return Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Words::of, Function.identity()));
	}

}
