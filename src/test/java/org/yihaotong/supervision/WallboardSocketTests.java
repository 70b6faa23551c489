package org.yihaotong.supervision;

import java.net.http.WebSocket;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.StaffBrowser;
import org.yihaotong.testing.StaffBrowser.Screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The wallboard as a browser sees it, over HTTP and WebSocket.
 */
@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WallboardSocketTests {

	private static final String SOCKET = "/ws/wallboard";

	@LocalServerPort
	private int port;

	@Autowired
	private AgentDesk agents;

	@Test
	void onlySupervisorsAndAdministratorsSeeIt() {
		assertThat(get(new StaffBrowser(this.port))).isEqualTo(401);
		StaffBrowser agent = StaffBrowser.signIn(this.port, "agent1");
		assertThat(get(agent)).isEqualTo(403);
		assertThatThrownBy(() -> agent.open(SOCKET)).isInstanceOf(Exception.class);
		assertThat(get(StaffBrowser.signIn(this.port, "admin"))).isEqualTo(200);
	}

	@Test
	void pagesOfOtherSitesDoNotGetTheSocket() {
		StaffBrowser supervisor = StaffBrowser.signIn(this.port, "supervisor1");
		assertThatThrownBy(() -> supervisor.open(SOCKET, "http://elsewhere.example")).isInstanceOf(Exception.class);
	}

	@Test
	void tellsAtOnceAfterEveryChangeAndWithoutOne() {
		StaffBrowser supervisor = StaffBrowser.signIn(this.port, "supervisor1");
		Screen first = supervisor.open(SOCKET);
		Screen second = supervisor.open(SOCKET);
		soon(() -> assertThat(first.last()).contains("\"PAUSED\":0", "\"asteriskConnected\":false"));
		this.agents.signIn(new StaffId(1));
		soon(() -> assertThat(first.last()).contains("\"PAUSED\":1"));
		soon(() -> assertThat(second.last()).isEqualTo(first.last()));
		int before = first.count();
		soon(() -> assertThat(first.count()).isGreaterThan(before));
		this.agents.signOut(new StaffId(1));
		first.dies();
		second.dies();
	}

	private static void soon(org.awaitility.core.ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(condition);
	}

	private static int get(StaffBrowser browser) {
		return browser.send("GET", "/api/wallboard", "", "").status();
	}

}
