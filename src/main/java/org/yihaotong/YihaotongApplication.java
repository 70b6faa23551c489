package org.yihaotong;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/**
 * The hotline server.
 */
@Modulithic(systemName = "Yihaotong", sharedModules = "platform")
@SpringBootApplication
public class YihaotongApplication {

	public static void main(String[] args) {
		SpringApplication.run(YihaotongApplication.class, args);
	}

}
