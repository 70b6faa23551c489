package org.yihaotong.classification;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SentencesTests {

	@Test
	void cutsWhereAnotherMatterBegins() {
		assertThat(Sentences.of("我们小区昨天晚上又停水了。物业电话一直没有人接！另外楼下的路灯也坏了好几天了")).containsExactly("我们小区昨天晚上又停水了", "物业电话一直没有人接",
				"另外楼下的路灯也坏了好几天了");
		assertThat(Sentences.of("我们楼停水两天没人来修顺便问一下路灯什么时候能修好")).hasSize(2).last().isEqualTo("顺便问一下路灯什么时候能修好");
	}

	@Test
	void aTextOfOneSentenceHasNoParts() {
		assertThat(Sentences.of("我们小区昨天晚上又停水了。")).isEmpty();
		assertThat(Sentences.of("")).isEmpty();
	}

	@Test
	void readsAtMostTwentyFour() {
		assertThat(Sentences.of("我们小区昨天晚上又停水了。".repeat(1_000))).hasSize(24);
	}

}
