package org.yihaotong.routing;

import java.util.stream.Stream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.yihaotong.local.LocalRedis;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.testing.Relay;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One address in front of a Redis and its replica, as a virtual address or a proxy gives.
 */
@DirtiesContext
class RedisFailOverTests extends RoutingModule {

	private static final int PRIMARY_PORT = TestParts.freePort();

	private static final int REPLICA_PORT = TestParts.freePort();

	private static final LocalRedis PRIMARY = LocalRedis.start(TestParts.temporaryFolder("primary"), PRIMARY_PORT);

	private static final LocalRedis REPLICA = LocalRedis.start(TestParts.temporaryFolder("replica"), REPLICA_PORT);

	private static final Relay ADDRESS = new Relay(PRIMARY_PORT);

	@Autowired
	private HotQueue hotQueue;

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry registry) {
		registry.add(TestParts.OWN_REDIS, () -> "redis://127.0.0.1:" + ADDRESS.port());
	}

	@AfterAll
	static void end() {
		ADDRESS.close();
		REPLICA.close();
	}

	@Test
	void aReplicaThatHasNotHeardEverythingGoesOnWithTheRightOrder() {
		ContactId second = call(ago(60));
		ContactId left = call(ago(90));
		ContactId third = call(ago(30));
		soon(() -> assertThat(this.hotQueue.contents().waiting()).containsOnlyKeys(second, left, third));
		try (RedisClient client = RedisClient.create(REPLICA.url(0)); var replica = client.connect()) {
			follows(replica);
			replica.sync().replicaofNoOne();
			ContactId first = call(ago(120));
			this.asterisk.leaves(left);
			soon(() -> assertThat(this.hotQueue.contents().waiting()).containsOnlyKeys(first, second, third));
			assertThat(replica.sync().keys("*")).isNotEmpty();
			ProcessHandle.of(PRIMARY.pid()).orElseThrow().destroyForcibly();
			ADDRESS.leadTo(REPLICA_PORT);
			ready(ANNA);
			rings(first, ANNA);
			ready(BAO);
			rings(second, BAO);
			soon(() -> assertThat(this.hotQueue.contents().waiting()).containsOnlyKeys(third));
			Stream.of(first, second).forEach(this.asterisk::answers);
		}
	}

	/** The replica has all that the other one has. */
	private void follows(StatefulRedisConnection<String, String> replica) {
		replica.sync().replicaof("127.0.0.1", PRIMARY_PORT);
		soon(() -> assertThat(replica.sync().info("replication")).contains("master_link_status:up"));
		soon(() -> assertThat(replica.sync().keys("*")).containsAll(this.redis.sync().keys("*")));
	}

}
