# What terraform/check.ts applies to the sandbox: every resource of Cognito's that the sandbox knows.
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
variable "endpoint" {}

variable "minimum_length" { default = 10 }
provider "aws" {
  region                      = "eu-west-2"
  access_key                  = "local"
  secret_key                  = "local"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  endpoints {
    cognitoidp = var.endpoint
  }
}
resource "aws_cognito_user_pool" "app" {
  name                     = "app"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = "INACTIVE"

  software_token_mfa_configuration {
    enabled = true
  }

  password_policy {
    minimum_length                   = var.minimum_length
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 3
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  device_configuration {
    challenge_required_on_new_device      = true
    device_only_remembered_on_user_prompt = true
  }

  schema {
    name                = "plan"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {
      min_length = 1
      max_length = 10
    }
  }

  tags = { team = "identity" }
}

resource "aws_cognito_user_pool_domain" "app" {
  domain       = "app-of-terraform"
  user_pool_id = aws_cognito_user_pool.app.id
}

resource "aws_cognito_resource_server" "api" {
  user_pool_id = aws_cognito_user_pool.app.id
  identifier   = "https://api.example.com"
  name         = "API"
  scope {
    scope_name        = "read"
    scope_description = "Read"
  }
}

resource "aws_cognito_identity_provider" "google" {
  user_pool_id  = aws_cognito_user_pool.app.id
  provider_name = "Google"
  provider_type = "Google"
  provider_details = {
    client_id        = "google-client"
    client_secret    = "google-secret"
    authorize_scopes = "openid email"
  }
  attribute_mapping = { email = "email", username = "sub" }
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.app.id
  explicit_auth_flows                  = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true
  supported_identity_providers         = ["COGNITO", aws_cognito_identity_provider.google.provider_name]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = concat(["openid", "email"], aws_cognito_resource_server.api.scope_identifiers)
  callback_urls                        = ["http://localhost:5173/"]
  access_token_validity                = 30
  id_token_validity                    = 30
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

resource "aws_cognito_user_group" "admins" {
  name         = "admins"
  user_pool_id = aws_cognito_user_pool.app.id
  precedence   = 1
}

resource "aws_cognito_user" "ada" {
  user_pool_id   = aws_cognito_user_pool.app.id
  username       = "ada@example.com"
  password       = "Difference-Engine-1"
  message_action = "SUPPRESS"
  attributes     = { email = "ada@example.com", email_verified = "true" }
}

resource "aws_cognito_user_in_group" "ada" {
  user_pool_id = aws_cognito_user_pool.app.id
  group_name   = aws_cognito_user_group.admins.name
  username     = aws_cognito_user.ada.username
}

output "user_pool_id" { value = aws_cognito_user_pool.app.id }
output "client_id" { value = aws_cognito_user_pool_client.web.id }

# With nothing but what has to be said.
resource "aws_cognito_user_pool" "bare" {
  name = "bare"
}

resource "aws_cognito_user_pool_client" "bare" {
  name         = "bare"
  user_pool_id = aws_cognito_user_pool.bare.id
}
