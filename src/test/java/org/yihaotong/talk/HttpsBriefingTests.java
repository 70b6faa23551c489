package org.yihaotong.talk;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.talk.NotBriefed.Why;
import org.yihaotong.testing.TestParts;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpsBriefingTests extends BriefingWayContract {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final ServiceDouble service = new ServiceDouble();

	private final HttpsBriefing way = new HttpsBriefing(RULES, JSON);

	@AfterEach
	void close() {
		this.service.close();
	}

	@Override
	BriefingWay way() {
		return this.way;
	}

	private static BriefingProperties.Route to(String url) {
		return new BriefingProperties.Route(url, "secret-110", "");
	}

	@Override
	BriefingProperties.Route route() {
		return to(this.service.url("take"));
	}

	@Override
	BriefingProperties.Route refusing() {
		return to(this.service.url("refuse"));
	}

	@Override
	BriefingProperties.Route silent() {
		return to("http://127.0.0.1:" + this.service.mutePort() + "/");
	}

	@Override
	BriefingProperties.Route nobody() {
		return to("http://127.0.0.1:" + TestParts.freePort() + "/");
	}

	@Override
	String received() {
		return this.service.posted()
			.stream()
			.map((posted) -> String.join("\n", values(JSON.readTree(posted.body()))))
			.collect(Collectors.joining("\n"));
	}

	private static List<String> values(JsonNode node) {
		return node.isContainer() ? node.valueStream().flatMap((child) -> values(child).stream()).toList()
				: List.of(node.asString());
	}

	@Test
	void postsJsonWithTokenAndAKeyThatEachRevisionHasForItself() throws NotBriefed {
		this.way.deliver(briefing(1, "着火了"), route());
		this.way.deliver(briefing(2, "着火了", "三楼"), route());
		assertThat(this.service.posted()).allSatisfy((posted) -> {
			assertThat(posted.token()).isEqualTo("Bearer secret-110");
			assertThat(posted.type()).isEqualTo("application/json; charset=utf-8");
		});
		assertThat(this.service.posted()).extracting(ServiceDouble.Posted::key)
			.containsExactly("00000000-0000-4000-8000-000000000110-1", "00000000-0000-4000-8000-000000000110-2");
		JsonNode second = JSON.readTree(this.service.posted().get(1).body());
		assertThat(second.path("revision").asInt()).isEqualTo(2);
		assertThat(second.path("category").path("code").asString()).isEqualTo("0901");
		assertThat(second.path("said").path(0).path("text").asString()).isEqualTo("三楼");
	}

	/** The token is for one address. */
	@Test
	void followsNoRedirect() {
		assertThatExceptionOfType(NotBriefed.class)
			.isThrownBy(() -> this.way.deliver(briefing(1, "着火了"), to(this.service.url("away"))))
			.satisfies((failure) -> assertThat(failure.detail()).isEqualTo("HTTP 307"));
		assertThat(this.service.posted()).hasSize(1);
	}

	@Test
	void doesNotTryAgainWhatWillNeverBeTaken() {
		assertThatExceptionOfType(NotBriefed.class).isThrownBy(() -> this.way.deliver(briefing(1, "着火了"), refusing()))
			.satisfies((failure) -> assertThat(failure.again()).isFalse());
		this.service.answers(503);
		assertThatExceptionOfType(NotBriefed.class).isThrownBy(() -> this.way.deliver(briefing(1, "着火了"), route()))
			.satisfies((failure) -> assertThat(failure.again()).isTrue());
	}

	@Test
	void anAnswerThatNeverEndsIsNone() {
		long before = System.nanoTime();
		assertThatExceptionOfType(NotBriefed.class)
			.isThrownBy(() -> this.way.deliver(briefing(1, "着火了"), to(this.service.url("endless"))))
			.satisfies((failure) -> assertThat(failure.why()).isEqualTo(Why.TIMEOUT));
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(TIMEOUT.multipliedBy(3));
	}

	@Test
	void goesInClearOnThisMachineOnly() {
		assertThatIllegalArgumentException().isThrownBy(() -> to("http://police.example/take"))
			.withMessageContaining("https");
		assertThatIllegalArgumentException().isThrownBy(() -> to("http://127.0.0.1.example/take"));
		assertThatIllegalArgumentException().isThrownBy(() -> to("file:///etc/passwd"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new BriefingProperties.Route("https://police.example", "a\r\nb", ""));
		assertThat(to("http://[::1]:8080/take").open()).isTrue();
		assertThat(to("https://police.example/take").open()).isTrue();
	}

}
