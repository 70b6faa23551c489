package org.yihaotong.telephony;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class TelephonyPropertiesTests {

	private static final String LIST = "yihaotong.telephony.asterisks";

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Bound.class);

	private final Map<String, String> two = new HashMap<>(Map.of(LIST + "[0].name", "one", LIST + "[0].web-socket-url",
			"wss://one/ws", LIST + "[0].ami.host", "10.0.0.11", LIST + "[0].journal", "/journal/one", LIST + "[1].name",
			"two", LIST + "[1].web-socket-url", "wss://two/ws", LIST + "[1].ami.host", "10.0.0.12",
			LIST + "[1].journal", "/journal/two"));

	@Test
	void theOldConfigurationIsAListOfOne() {
		run(Map.of("yihaotong.telephony.ami.host", "asterisk", "yihaotong.telephony.journal", "/journal",
				"yihaotong.telephony.softphone.web-socket-url", "wss://city/ws"), (properties) -> {
					assertThat(properties.all()).singleElement().satisfies((one) -> {
						assertThat(one.name()).isEqualTo("asterisk");
						assertThat(one.ami().host()).isEqualTo("asterisk");
						assertThat(one.journal()).isEqualTo("/journal");
						assertThat(one.webSocketUrl()).isEqualTo("wss://city/ws");
					});
				});
	}

	@Test
	void severalStandInTheirOrder() {
		run(this.two, (properties) -> {
			assertThat(properties.all()).extracting(TelephonyProperties.Asterisk::name).containsExactly("one", "two");
			assertThat(properties.all().getLast().ami().port()).isEqualTo(5038);
		});
	}

	@Test
	void refusesAnEmptyListAndTwoOfAKind() {
		refused(Map.of(LIST, ""), "yihaotong.telephony.asterisks names no Asterisk");
		refused(with("[1].name", "one"), "Two of yihaotong.telephony.asterisks have the same name: one");
		refused(with("[1].ami.host", "10.0.0.11"),
				"Two of yihaotong.telephony.asterisks have the same manager interface: 10.0.0.11:5038");
		refused(with("[1].journal", "/journal/one"),
				"Two of yihaotong.telephony.asterisks have the same journal: /journal/one");
	}

	@Test
	void refusesANameThatNoDialplanCanDialAndOneWithoutSoftphones() {
		refused(with("[1].name", "Two"), "asterisks[1].name");
		refused(with("[1].web-socket-url", ""), "asterisks[1].webSocketUrl");
	}

	private Map<String, String> with(String key, String value) {
		Map<String, String> changed = new HashMap<>(this.two);
		changed.put(LIST + key, value);
		return changed;
	}

	private void run(Map<String, String> source, Consumer<TelephonyProperties> check) {
		this.application.withPropertyValues(pairs(source))
			.run((context) -> check.accept(context.getBean(TelephonyProperties.class)));
	}

	private void refused(Map<String, String> source, String why) {
		this.application.withPropertyValues(pairs(source))
			.run((context) -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(why));
	}

	private static String[] pairs(Map<String, String> source) {
		return source.entrySet().stream().map((pair) -> pair.getKey() + "=" + pair.getValue()).toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(TelephonyProperties.class)
	static class Bound {

	}

}
