package org.yihaotong.telephony;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dialplan does with callers of a server that takes connections and says
 * nothing.
 */
class SilentServerTests {

	private static final String CITIZEN = "13812345678";

	private static AsteriskPart asterisk;

	private final Map<String, SippTelephone> seats = new HashMap<>();

	@BeforeAll
	static void start() {
		asterisk = AsteriskPart.start();
	}

	@AfterEach
	void nothingIsLeft() {
		asterisk.emptied();
		this.seats.forEach(asterisk::leave);
		asterisk.closePhones();
		set("YHT_BEAT", "");
		set("YHT_HEARTBEAT", "");
	}

	@AfterAll
	static void stop() {
		asterisk.close();
	}

	@Test
	void aServerThatNeverGaveASignIsLeftAfterSeconds() throws IOException {
		try (ServerSocket server = listening()) {
			asterisk.call("12345", CITIZEN);
			try (Socket frozen = server.accept()) {
				assertThat(frozen.getInputStream().read()).isPositive();
				awaitChannel("!waiting!", Duration.ofSeconds(10));
			}
		}
	}

	@Test
	void aServerThatStartsALittleLaterKeepsItsCallers() throws IOException {
		try (ServerSocket server = listening()) {
			asterisk.call("12345", CITIZEN);
			try (Socket starting = server.accept()) {
				set("YHT_BEAT", "9999999999999");
				Awaitility.await()
					.during(Duration.ofSeconds(6))
					.atMost(Duration.ofSeconds(8))
					.until(() -> channels().stream().anyMatch((line) -> line.contains("!AGI!")));
				assertThat(starting.getInputStream().read()).isPositive();
			}
		}
	}

	@Test
	void aCitizenWhoIsAskedIsLetGoByASilentServer() throws IOException {
		set("YHT_BEAT", "9999999999999");
		SippTelephone citizen = asterisk.callee((phone) -> phone.awaitRinging().answer());
		try (ServerSocket server = listening()) {
			asksCitizen();
			try (Socket frozen = server.accept()) {
				assertThat(frozen.getInputStream().read()).isPositive();
				set("YHT_BEAT", "1");
				citizen.awaitHungUp(Duration.ofSeconds(5));
			}
		}
	}

	/** As the server does that is silent afterwards. */
	private static void asksCitizen() throws IOException {
		try (Socket manager = new Socket(InetAddress.getLoopbackAddress(), asterisk.amiPort())) {
			manager.getOutputStream()
				.write("""
						Action: Login
						Username: yihaotong
						Secret: %s
						Events: off

						Action: Originate
						Channel: PJSIP/%s@trunk
						Context: survey-citizen
						Exten: s
						Priority: 1
						Async: true

						Action: Logoff

						""".formatted(AsteriskPart.secret(), CITIZEN)
					.replace("\n", "\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			manager.getInputStream().readAllBytes();
		}
	}

	/** The ordinary caller is rung for after 20 s without a server that delivers. */
	@Test
	void keyNineInTheMusicRingsTheSoftphonesAfterAQuarterOfThePatience() {
		set("YHT_BEAT", "1");
		set("YHT_HEARTBEAT", String.valueOf(Instant.now().getEpochSecond() - 8));
		SippTelephone agent = seat("1021");
		SippCaller caller = asterisk.call("12345", CITIZEN);
		caller.awaitSound();
		caller.press("9");
		agent.awaitRinging(Duration.ofSeconds(3)).answer();
		caller.awaitQuiet(Duration.ofSeconds(1), Duration.ofSeconds(10));
		agent.hangUp();
		caller.awaitHungUp();
	}

	@Test
	void keyNineWhileTheSoftphonesRingGoesBeforeAllWhoWait() {
		set("YHT_BEAT", "1");
		set("YHT_HEARTBEAT", "1");
		asterisk.call("12345", "13812345671");
		awaitChannel("!Queue!", Duration.ofSeconds(10));
		SippCaller danger = asterisk.call("12345", "13812345672");
		Awaitility.await().until(() -> channels().stream().filter((line) -> line.contains("!Queue!")).count() == 2);
		danger.press("1");
		danger.press("9");
		Awaitility.await("in the queue of those in danger")
			.atMost(Duration.ofSeconds(5))
			.until(() -> channels().stream().anyMatch((line) -> line.contains("!survival-danger,")));
		danger.press("9");
		SippTelephone agent = seat("1021");
		for (String caller : List.of("13812345672", "13812345671")) {
			agent.awaitRinging(Duration.ofSeconds(10));
			assertThat(agent.shownCaller()).contains(caller);
			agent.answer();
			agent.hangUp();
		}
	}

	private SippTelephone seat(String number) {
		return this.seats.computeIfAbsent(number, asterisk::seat);
	}

	private static void set(String global, String value) {
		asterisk.asterisk().run("dialplan set global " + global + " \"" + value + "\"");
	}

	private static List<String> channels() {
		return asterisk.citizens();
	}

	private static void awaitChannel(String sign, Duration limit) {
		Awaitility.await(sign).atMost(limit).until(() -> channels().stream().anyMatch((line) -> line.contains(sign)));
	}

	private static ServerSocket listening() throws IOException {
		ServerSocket server = new ServerSocket(asterisk.agiPort(), 10, InetAddress.getLoopbackAddress());
		server.setSoTimeout(20_000);
		return server;
	}

}
